using System.Text;

namespace Comparison.Cli.Tests;

/// <summary>The commands that speak to a running local cloud, against one.</summary>
public sealed class UpTests
{
    [Fact]
    public async Task Up_RequestThatWaits_IsListedShownAndApproved()
    {
        await using var up = await RunningUp.StartAsync("--queue-delay", "0");
        using var http = new HttpClient();
        foreach (var api in up.Apis.Values)
            (await http.PostAsync(new Uri(api, "workflows/approval"), new StringContent(Request, Encoding.UTF8, "application/json")))
                .EnsureSuccessStatusCode();
        string[] there = ["--endpoint", up.Endpoint.AbsoluteUri];

        var pending = await UntilAsync("REQ-77?", 2, () => Command.RunAsync(["pending", .. there]));
        var shown = await Command.RunAsync(["show", "REQ-77", .. there]);
        var approved = await Command.RunAsync(["approve", "REQ-77", .. there]);
        var listed = await UntilAsync("succeeded", 2, () => Command.RunAsync(["list", .. there]));

        Assert.Contains("Approve request REQ-77?", pending, StringComparison.Ordinal);
        Assert.Contains("waiting for approval", shown.Output, StringComparison.Ordinal);
        Assert.Equal(2, approved.Output.Split("is approved by b@example.com").Length - 1);
        Assert.Contains("stepfunctions", listed, StringComparison.Ordinal);
    }

    private const int MaxAttempts = 60;

    private const string Request = """
        { "request_id": "REQ-77", "approval_type": "access", "requester": "a@example.com", "description": "x", "approvers": ["b@example.com"] }
        """;

    // The cloud runs in real time here; how long a message takes is up to the machine.
    private static async Task<string> UntilAsync(string text, int times, Func<Task<(int, string Output, string)>> command)
    {
        var output = "";
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            (_, output, _) = await command();
            if (output.Split(text).Length - 1 >= times)
                return output;
        }
        throw new InvalidOperationException($"'{text}' did not come {times} times: {output}");
    }
}
