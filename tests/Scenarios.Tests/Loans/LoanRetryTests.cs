using Comparison.Adapters.Engines;
using Comparison.Domain.Loans;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Loans;

/// <summary>A service that breaks down is tried four times, 1, 2 and 4 seconds apart, in both variants; a function that dies runs again.</summary>
public sealed class LoanRetryTests
{
    private static readonly TimeSpan FourthAttempt = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan FraudCheck = TimeSpan.FromSeconds(5);

    // The workflow itself in one variant, its tasks in the other.
    private static readonly string[] Mortal =
        ["comparison-loan", "comparison-validate-loan", "comparison-pull-report", "comparison-assess-loan", "comparison-offer-loan"];

    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task ManagerApproval_DeskBreaksDownThreeTimes_IsAskedAtTheFourth(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);
        Breakdown.FailUntil(loan.Stack, TestCloud.Tomorrow + FourthAttempt, "PutItem", loan.Stack.DecisionsTable);

        await loan.ApplyAsync("1111", 150_000);
        await loan.UntilAskedAsync();

        Assert.Equal(TestCloud.Tomorrow + FourthAttempt, loan.Stack.Time.GetUtcNow());
        Assert.Equal(200, (await loan.DecideAsync("approve", LoanCase.Manager, "Fine")).Status);
        await loan.AssertOutcomeAsync(
            "approved", LoanCase.Ruled(LoanCase.Offer(150_000, 3005.69m), TestCloud.Tomorrow + FourthAttempt, "Fine"));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Disburse_LedgerBreaksDownThreeTimes_IsPaidAtTheFourth(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);
        Breakdown.FailUntil(loan.Stack, TestCloud.Tomorrow + FraudCheck + FourthAttempt, "PutItem", loan.Stack.LedgerTable);

        await loan.ApplyAsync(LoanCase.Charlie, 25_000);

        await loan.AssertOutcomeAsync("approved", LoanCase.Offer(25_000, 500.95m));
        Assert.Equal(TestCloud.Tomorrow + FraudCheck + FourthAttempt, (await loan.EndAsync()).FinishedAt);
        Assert.NotNull(await loan.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Disburse_LedgerBreaksDownFourTimes_FailsTheExecution(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);
        Breakdown.FailUntil(loan.Stack, TestCloud.Tomorrow.AddHours(1), "PutItem", loan.Stack.LedgerTable);

        await loan.ApplyAsync(LoanCase.Charlie, 25_000);

        var end = await loan.EndAsync();
        Assert.Equal((WorkflowState.Failed, TestCloud.Tomorrow + FraudCheck + FourthAttempt), (end.Status, end.FinishedAt));
        Assert.Null(await loan.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Disburse_AnswerOfTheLedgerIsLost_IsPaidOnce(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);
        var puts = Breakdown.LoseFirstAnswer(loan.Stack, "PutItem");

        await loan.ApplyAsync(LoanCase.Charlie, 25_000);

        await loan.AssertOutcomeAsync("approved", LoanCase.Offer(25_000, 500.95m));
        Assert.Equal(2, puts());
        Assert.Equal("DSB-CBFE27", (await loan.LedgerAsync())!["disbursement_ref"]!["S"]!.ToString());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Expire_AnswerOfTheTableIsLost_StillExpires(Variant variant)
    {
        var loan = await LoanCase.OnDeskAsync(variant);
        var updates = Breakdown.LoseFirstAnswer(loan.Stack, "UpdateItem");

        await loan.AdvanceAsync(LoanPolicy.ManagerDeadline);

        await loan.AssertOutcomeAsync("expired");
        Assert.Equal(2, updates());
        Assert.Equal(("expired", null), await loan.RowAsync());
    }

    [Theory]
    [InlineData(Variant.Durable, 1)]
    [InlineData(Variant.StepFunctions, 4)]
    public async Task Functions_EachDiesOnce_EndTheSame(Variant variant, int functions)
    {
        var loan = await LoanCase.OpenAsync(variant);
        var died = new HashSet<string>();
        loan.Stack.Account.Context.Interceptors.Add<FunctionInvocation, FunctionOutcome>((invocation, run) =>
        {
            lock (died)
            {
                return Mortal.Contains(invocation.Function.Name) && died.Add(invocation.Function.Name)
                    ? Task.FromResult(FunctionOutcome.Exited(invocation.RequestId))
                    : run();
            }
        });

        await loan.ApplyAsync(LoanCase.Charlie, 25_000);

        await loan.AssertOutcomeAsync("approved", LoanCase.Offer(25_000, 500.95m));
        Assert.Equal(functions, died.Count);
    }
}
