using System.Text.Json.Nodes;

namespace Comparison.Clients.Tests.Support;

/// <summary>AWS's command line interface, of whichever version the machine has.</summary>
internal sealed class AwsCli(ClientCloud cloud)
{
    private readonly Tool _aws = Tool.Find("aws");

    /// <param name="command">Service and operation, such as <c>sqs create-queue</c>.</param>
    public async Task<JsonObject> RunAsync(string command, params string[] options)
    {
        var output = await _aws.RunAsync(Arguments(command, options), cloud.Environment);
        return output.Length == 0 ? [] : JsonNode.Parse(output)!.AsObject();
    }

    public async Task<string> RefusedAsync(string command, params string[] options)
    {
        var (output, error) = await _aws.TryRunAsync(Arguments(command, options), cloud.Environment);
        Assert.True(error is not null, output);
        return error;
    }

    // Versions before 2.13 do not look into the environment for the endpoint.
    private string[] Arguments(string command, string[] options) =>
        [.. command.Split(' '), .. options, "--endpoint-url", cloud.Endpoint, "--output", "json"];
}
