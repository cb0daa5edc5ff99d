using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Shim;

/// <summary>The configuration <c>probe</c>: one function and its alias, under a name of their own.</summary>
internal sealed class ProbeDeployment : IDisposable
{
    private readonly TerraformFixture _terraform;
    private readonly string _name;
    private readonly HttpClient _http;

    public ProbeDeployment(TerraformFixture terraform, string name)
    {
        (_terraform, _name) = (terraform, name);
        _http = new()
        {
            BaseAddress = terraform.Cloud.Endpoint,
            DefaultRequestHeaders = { { "Authorization", $"AWS4-HMAC-SHA256 Credential={Checkout.Account}/20260101/us-east-1/lambda/aws4_request" } },
        };
        var checkout = terraform.Checkout;
        Directory.CreateDirectory(checkout.At(name));
        File.Copy(Path.Combine(SourceTree.Root, "tests", "Terraform.Tests", "Configurations", "probe", "main.tf"), checkout.At(name, "main.tf"));
        using var zip = ZipFile.Open(checkout.At(name, "probe.zip"), ZipArchiveMode.Create);
        zip.CreateEntry("Probe.dll"); // created, and never invoked
    }

    public void Dispose() => _http.Dispose();

    /// <param name="durable">The block's values as an HCL object, or <c>null</c>.</param>
    public Task<CommandRun> RunAsync(string command, string durable, params string[] options) => _terraform.RunAsync(
        _name, [command, "-input=false", $"-var=name={_name}", $"-var=durable={durable}", .. options]);

    public async Task ApplyAsync(string durable)
    {
        var run = await RunAsync("apply", durable, "-auto-approve");
        Assert.True(run.ExitCode == 0, run.Text);
    }

    public async Task<JsonObject> ConfigurationAsync(string qualifier) =>
        (await _http.GetFromJsonAsync<JsonObject>($"2015-03-31/functions/{_name}/configuration?Qualifier={qualifier}"))!;

    public async Task ConfigureAsync(JsonObject change)
    {
        using var answer = await _http.PutAsJsonAsync($"2015-03-31/functions/{_name}/configuration", change);
        answer.EnsureSuccessStatusCode();
    }
}
