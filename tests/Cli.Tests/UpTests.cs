using System.Text;
using Comparison.Local.Stacks;

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
        var unknown = await Command.RunAsync(["show", "REQ-7", .. there]);
        var stranger = await Command.RunAsync(["approve", "REQ-77", "--by", "c@example.com", .. there]);
        var unnamed = await Command.RunAsync(["approve", "REQ-77", .. there]);
        var approved = await Command.RunAsync(["approve", "REQ-77", "--by", "b@example.com", .. there]);
        var listed = await UntilAsync("succeeded", 2, () => Command.RunAsync(["list", .. there]));
        var late = await Command.RunAsync(["reject", "REQ-77", "--by", "b@example.com", .. there]);

        Assert.Contains("amount: $12,000.50", pending, StringComparison.Ordinal);
        Assert.Contains("waiting for approval", shown.Output, StringComparison.Ordinal);
        Assert.Matches(@"asked: Approve request REQ-77\? .*amount: \$12,000\.50", shown.Output);
        Assert.Equal((2, "Unknown id 'REQ-7'. Known: REQ-77."), (unknown.Code, unknown.Errors.TrimEnd()));
        Assert.Equal((2, "Who decides? --by with one of those who may: b@example.com"), (unnamed.Code, unnamed.Errors.TrimEnd()));
        Assert.Equal((2, "durable: c@example.com is not among those who may decide: b@example.com"), (stranger.Code, stranger.Errors.TrimEnd()));
        Assert.Equal(2, approved.Output.Split("is approved by b@example.com").Length - 1);
        Assert.Contains("stepfunctions", listed, StringComparison.Ordinal);
        Assert.Matches(
            @"^durable: REQ-77 is approved: b@example\.com decided at \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ\. stepfunctions: REQ-77 is approved: b@example\.com decided at [0-9: -]+Z\.$",
            late.Errors.TrimEnd());
    }

    [Fact]
    public async Task List_OfBothVariants_IsNewestFirst()
    {
        await using var up = await RunningUp.StartAsync("--queue-delay", "0");
        using var http = new HttpClient();
        var (durable, machine) = (up.Apis[Variant.Durable], up.Apis[Variant.StepFunctions]);
        foreach (var (api, id) in new[] { (durable, "REQ-1"), (machine, "REQ-2"), (durable, "REQ-3") })
            (await http.PostAsync(
                new Uri(api, "workflows/approval"), new StringContent(Request.Replace("REQ-77", id, StringComparison.Ordinal), Encoding.UTF8, "application/json")))
                .EnsureSuccessStatusCode();

        var listed = await UntilAsync("REQ-", 3, () => Command.RunAsync("list", "--endpoint", up.Endpoint.AbsoluteUri));

        Assert.Matches("(?s)REQ-3.*REQ-2.*REQ-1", listed);
    }

    private const int MaxAttempts = 60;

    private const string Request = """
        { "request_id": "REQ-77", "approval_type": "access", "requester": "a@example.com", "description": "x", "amount": 12000.5, "approvers": ["b@example.com"] }
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
