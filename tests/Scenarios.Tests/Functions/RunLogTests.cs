using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Local.Cloud.Lambda.Logs;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Tests.Approvals;

namespace Comparison.Scenarios.Tests.Functions;

/// <summary>What the functions write to their logs: lines for people, and lines that CloudWatch turns into metrics.</summary>
public sealed class RunLogTests
{
    private const string Correlation = "order-desk/2026-11-21:7";

    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Run_CorrelationIdOfTheCaller_IsOnEveryLine(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        var answer = await StartAsync(approval, Correlation);
        await approval.AdvanceAsync(ApprovalPolicy.QueueDelay);
        await approval.DecideAsync("approve", ApprovalCase.First);
        await approval.OutcomeAsync();

        var lines = Lines(approval.Stack);
        Assert.Equal(Correlation, answer);
        Assert.All(lines, line => Assert.Contains($"correlation_id={Correlation}", line.Message, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.FunctionName == "comparison-start-workflow");
        Assert.Contains(lines, line => line.FunctionName == "comparison-decide");
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Run_CorrelationIdThatCannotBeLogged_IsReplaced(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);

        var answer = await StartAsync(approval, "two words");

        Assert.DoesNotContain(" ", answer, StringComparison.Ordinal);
        var lines = Lines(approval.Stack);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.EndsWith($"correlation_id={answer}", line.Message, StringComparison.Ordinal));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task DurableRun_Replayed_IsSilentUnlessTagged(bool tagged)
    {
        var stack = await DeployedStack.DeployAsync(
            await TestCloud.StartAsync(), Variant.Durable, new() { Start = TestCloud.Tomorrow, TagReplay = tagged });
        var approval = new ApprovalCase(stack);
        await approval.StartAsync(ApprovalCase.Expense(5));
        await approval.OutcomeAsync();

        var lines = Lines(stack).Where(line => line.FunctionName == "comparison-approval").Select(line => line.Message).ToArray();
        Assert.Single(lines, line => line.StartsWith("approval REQ-7 begins", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("approval REQ-7 ends", StringComparison.Ordinal));
        Assert.Equal(tagged, lines.Any(line => line.StartsWith("[REPLAY] approval REQ-7 begins", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Run_Decided_CountsEachOnce(Variant variant)
    {
        var approval = await ApprovalCase.OnDeskAsync(variant);
        await approval.DecideAsync("approve", ApprovalCase.First);
        await approval.DecideAsync("approve", ApprovalCase.First);
        await approval.OutcomeAsync();

        var metrics = Metrics(approval.Stack);
        Assert.Equal(1, Count(metrics, "ApplicationsSubmitted", "approval", variant));
        Assert.Equal(1, Count(metrics, "ApprovalsProcessed", "approval", variant));
        Assert.Equal(0, Count(metrics, "DecisionsExpired", "approval", variant));
        Assert.Contains(metrics, metric => metric["ColdStart"] is not null && metric["function"]!.ToString() == "comparison-decide");
    }

    // A state machine expires a question without any function: a metric filter on its log counts there.
    [Fact]
    public async Task DurableRun_Expired_IsCountedOnce()
    {
        var approval = await ApprovalCase.OnDeskAsync(Variant.Durable);

        await approval.OutcomeAsync();

        Assert.Equal(1, Count(Metrics(approval.Stack), "DecisionsExpired", "approval", Variant.Durable));
    }

    private static async Task<string> StartAsync(ApprovalCase approval, string correlationId)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(approval.Stack.ApiUrl, "workflows/approval"));
        request.Headers.Add("x-correlation-id", correlationId);
        request.Content = JsonContent.Create(ApprovalCase.Access);
        using var response = await http.SendAsync(request);
        return response.EnsureSuccessStatusCode().Headers.GetValues("x-correlation-id").Single();
    }

    private static LogLine[] Lines(DeployedStack stack) => [.. stack.Services.Lambda.Logs.Lines.Where(line => line.RequestId.Length > 0)];

    private static JsonNode[] Metrics(DeployedStack stack) =>
        [.. stack.Services.Lambda.Logs.Lines.Where(line => line.RequestId.Length == 0).Select(line => JsonNode.Parse(line.Message)!)];

    private static int Count(JsonNode[] metrics, string name, string workflow, Variant variant) => metrics.Count(metric =>
        metric[name] is not null && metric["workflow"]?.ToString() == workflow && metric["variant"]!.ToString() == variant.ToText()
        && metric["_aws"]!["CloudWatchMetrics"]![0]!["Metrics"]![0]!["Name"]!.ToString() == name);
}
