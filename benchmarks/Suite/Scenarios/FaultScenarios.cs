using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Suite.Runs;
using Comparison.Suite.Samples;

namespace Comparison.Suite.Scenarios;

/// <summary>What breaks under a workflow while somebody is asked, and says yes.</summary>
internal static class FaultScenarios
{
    private const string Desk = "comparison-decisions";

    /// <summary>The call by which each variant is answered.</summary>
    private static readonly string[] Answers = ["Lambda.SendDurableExecutionCallbackSuccess", "StepFunctions.SendTaskSuccess"];

    /// <param name="sample">A request that a person decides.</param>
    /// <param name="approved">How it ends when the person says yes.</param>
    public static IEnumerable<Scenario> Of(Sample sample, string approved)
    {
        Scenario Make(string name, string story, params Fault[] faults) =>
            new(name, sample, story, [approved], ApproveAsync) { Faults = faults };

        foreach (var (call, name, what) in Calls(sample.Workflow))
        {
            yield return Make($"{name}-answer-lost", $"{what} is done, and the answer is lost", Fault.Of(FaultKind.LoseAnswer, call));
            yield return Make($"{name}-crash-before", $"it dies before {what} is done", Fault.Of(FaultKind.CrashBefore, call));
            yield return Make($"{name}-crash-after", $"it dies when {what} is done, before that is recorded", Fault.Of(FaultKind.CrashAfter, call));
            yield return Make($"{name}-refused", $"{what} is refused once", Fault.Of(FaultKind.Refuse, call) with { Error = "AccessDeniedException", Status = 400 });
        }
        yield return Make("callback-answer-lost", "yes arrives, and nobody hears that it did", [.. Answers.Select(call => Fault.Of(FaultKind.LoseAnswer, call))]);
    }

    /// <summary>The calls that take effect when somebody is asked and says yes, in order.</summary>
    private static IEnumerable<(string Call, string Name, string What)> Calls(WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval => [("SQS.SendMessage comparison-approvals", "ask", "the ask"), ($"DynamoDB.PutItem {Desk}", "desk", "the row")],
        WorkflowName.Order =>
        [
            ("DynamoDB.PutItem comparison-ledger", "charge", "the charge"),
            ("SQS.SendMessage comparison-orders", "ask", "the ask"),
            ($"DynamoDB.PutItem {Desk}", "desk", "the row"),
        ],
        WorkflowName.Moderation => [($"DynamoDB.PutItem {Desk}", "ask", "the ask"), ("DynamoDB.PutItem comparison-articles", "save", "the save")],
        WorkflowName.Loan =>
        [
            ($"DynamoDB.PutItem {Desk}", "ask", "the ask"),
            ("Lambda.Invoke comparison-fraud-check", "fraud-ask", "the fraud check's ask"),
            ("DynamoDB.PutItem comparison-ledger", "disburse", "the disbursement"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    private static async Task ApproveAsync(Stage stage, CancellationToken cancellationToken)
    {
        if (await stage.UntilAskedAsync(cancellationToken) is { } asked)
            await stage.DecideAsync(asked, "approve", asked.Deciders[0], "Looks right to me", cancellationToken);
    }
}
