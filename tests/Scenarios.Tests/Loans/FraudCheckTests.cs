using Comparison.Adapters.Engines;
using Comparison.Adapters.Json;
using Comparison.Domain;
using Comparison.Domain.Loans;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Loans;

/// <summary>Answers of the fraud service that its simulation does not give by itself: late, strange, or none while its heart beats.</summary>
public sealed class FraudCheckTests
{
    private const string Silent = "4444";
    private const string Queue = "comparison-fraud-checks";

    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private static readonly string[] Malformed =
    [
        " ", "null", "[]", "{}", "{ \"application_id\": ",
        """{ "application_id": "LOAN-1", "sin": "9182", "correlation_id": "run-7" }""",
        """{ "application_id": "LOAN-1", "sin": "9182", "correlation_id": "run-7", "callback": { "kind": "carrier-pigeon", "token": "x" } }""",
    ];

    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudService_BeatsAndNeverAnswers_FailsAtTheInstantOfTheDeadline(Variant variant)
    {
        var loan = await AskedAsync(variant);
        var asked = await loan.Fraud.UntilAskedAsync(default);

        Assert.True(await loan.Fraud.KeepAliveAsync(asked, LoanPolicy.FraudDeadline - FraudService.HeartbeatInterval, default));
        Assert.True(await loan.Stack.Callbacks.TryHeartbeatAsync(asked.Callback, default));
        await loan.AdvanceAsync(FraudService.HeartbeatInterval - Instant);
        Assert.Equal(WorkflowState.Running, await loan.Stack.Engine.StateAsync(WorkflowName.Loan, loan.Id, default));

        await loan.AssertOutcomeAsync("failed", LoanCase.Failed("the fraud service did not answer"));
        Assert.Equal(TestCloud.Tomorrow + LoanPolicy.FraudDeadline, (await loan.EndAsync()).FinishedAt);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudService_AnswersAfterTheEnd_IsDroppedWithALogLine(Variant variant)
    {
        var loan = await AskedAsync(variant);
        var asked = await loan.Fraud.UntilAskedAsync(default);
        await loan.EndAsync();

        await loan.Fraud.RepeatAsync(asked with { Sin = LoanCase.Charlie }, default);
        await loan.AdvanceAsync(TimeSpan.FromSeconds(1));

        await loan.AssertOutcomeAsync("failed", LoanCase.Failed("the fraud service did not answer"));
        Assert.Single(Dropped(loan));
        Assert.Equal((0, 0), (await loan.CountAsync(Queue), await loan.CountAsync($"{Queue}-dead")));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudService_AnswersTwice_TheSecondIsDropped(Variant variant)
    {
        var loan = await AskedAsync(variant, LoanCase.Charlie);
        var asked = await loan.Fraud.UntilAskedAsync(default);

        await loan.Fraud.RepeatAsync(asked with { Sin = "6666" }, default);
        await loan.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("denied", (await loan.OutcomeAsync())!.Value.GetProperty("status").GetString());
        Assert.Single(Dropped(loan));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudService_FailsByAnotherError_IsUnavailableAllTheSame(Variant variant)
    {
        var loan = await AskedAsync(variant);
        var asked = await loan.Fraud.UntilAskedAsync(default);

        Assert.True(await loan.Stack.Callbacks.TryFailAsync(asked.Callback, "FraudService.OutOfMemory", "It broke.", default));

        await loan.AssertOutcomeAsync("failed", LoanCase.Failed("the fraud service is unavailable"));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudService_AnswersNothing_ClearsNobody(Variant variant)
    {
        var loan = await AskedAsync(variant);
        var asked = await loan.Fraud.UntilAskedAsync(default);

        Assert.True(await loan.Stack.Callbacks.TrySendAsync(asked.Callback, null!, SuiteJson.Default.FraudVerdict, default));

        await loan.AssertOutcomeAsync("failed", LoanCase.Failed("the fraud service did not answer"));
        Assert.Null(await loan.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudQueue_MalformedMessages_GoToTheDeadLetterQueue(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);
        foreach (var message in Malformed)
            await loan.SendAsync(Queue, message);

        await loan.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(0, await loan.CountAsync(Queue));
        Assert.Equal(Malformed.Length, await loan.CountAsync($"{Queue}-dead"));
    }

    private static async Task<LoanCase> AskedAsync(Variant variant, string sin = Silent)
    {
        var loan = await LoanCase.OpenAsync(variant);
        await loan.ApplyAsync(sin, 1);
        return loan;
    }

    private static IEnumerable<string> Dropped(LoanCase loan) => loan.Stack.Services.Lambda.Logs.Lines.Select(line => line.Message)
        .Where(line => line.Contains($"Nobody waits for the fraud check of {loan.Id} any more", StringComparison.Ordinal));
}
