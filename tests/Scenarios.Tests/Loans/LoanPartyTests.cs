using Comparison.Domain.Loans;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Loans;

/// <summary>Bureaus and the fraud service answer badly, late or never; both variants draw the same conclusion.</summary>
public sealed class LoanPartyTests
{
    // Two retries of a bureau, 1 and 2 seconds apart, and the delay of the fraud queue.
    private static readonly TimeSpan Retries = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan QueueDelay = TimeSpan.FromSeconds(5);

    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Bureaus_OneIsSilent_TwoReportsAreEnough(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        await loan.ApplyAsync("0000", 1);
        var end = await loan.EndAsync();

        Assert.Equal("approved", end.Outcome!.Value.GetProperty("status").GetString());
        Assert.Equal(TestCloud.Tomorrow + Retries + QueueDelay, end.FinishedAt);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Bureaus_TwoAreSilent_FailedNamesThemAfterTheRetries(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        await loan.ApplyAsync("0001", 1);

        await loan.AssertOutcomeAsync("failed", LoanCase.Failed("credit bureaus did not answer: transunion, experian"));
        // The durable runtime ends an invocation with the first branch that waits. An attempt that another branch is at is abandoned then,
        // and made again in the next invocation: by which of the two is faster, in real time, it lasts up to twice as long.
        var longest = variant == Variant.Durable ? 2 * Retries : Retries;
        Assert.InRange((await loan.EndAsync()).FinishedAt!.Value, TestCloud.Tomorrow + Retries, TestCloud.Tomorrow + longest);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudService_FindsFraud_IsDenied(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        await loan.ApplyAsync("6666", 1);

        var outcome = (await loan.OutcomeAsync())!.Value;
        Assert.Equal("denied", outcome.GetProperty("status").GetString());
        Assert.Equal("fraud check found 3 risk indicators", outcome.GetProperty("reasons")[0].GetString());
        Assert.Null(await loan.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudService_ReportsAFailure_IsFailed(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        await loan.ApplyAsync("5555", 1);

        await loan.AssertOutcomeAsync("failed", LoanCase.Failed("the fraud service is unavailable"));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudService_IsSilent_FailsWhenTheHeartbeatIsMissed(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        await loan.ApplyAsync("4444", 1);

        await loan.AssertOutcomeAsync("failed", LoanCase.Failed("the fraud service did not answer"));
        Assert.Equal(TestCloud.Tomorrow + LoanPolicy.FraudHeartbeat, (await loan.EndAsync()).FinishedAt);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudService_ChecksForLong_IsKeptAliveByHeartbeats(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        await loan.ApplyAsync("7777", 1);
        var end = await loan.EndAsync();

        Assert.Equal("approved", end.Outcome!.Value.GetProperty("status").GetString());
        Assert.Equal(TestCloud.Tomorrow + FraudService.LongCheck + QueueDelay, end.FinishedAt);
    }
}
