using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Domain;
using Comparison.Domain.Loans;
using Comparison.Local.Stacks;
using Comparison.Suite.Reports;
using Comparison.Suite.Runs;
using Comparison.Suite.Samples;

namespace Comparison.Suite.Tests.Loans;

/// <summary>Bureaus and the fraud service answer badly, late or never; both variants draw the same conclusion.</summary>
public sealed partial class LoanPartyTests
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

        await loan.AssertOutcomeAsync("failed", Failed("credit bureaus did not answer: transunion, experian"));
        Assert.Equal(TestCloud.Tomorrow + Retries, (await loan.EndAsync()).FinishedAt);
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

        await loan.AssertOutcomeAsync("failed", Failed("the fraud service is unavailable"));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudService_IsSilent_FailsWhenTheHeartbeatIsMissed(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        await loan.ApplyAsync("4444", 1);

        await loan.AssertOutcomeAsync("failed", Failed("the fraud service did not answer"));
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

    [Theory, MemberData(nameof(Variants))]
    public async Task FraudQueue_MalformedMessage_GoesToTheDeadLetterQueue(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);
        await loan.SendAsync("comparison-fraud-checks", "{ \"application_id\": ");

        await loan.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(0, await loan.CountAsync("comparison-fraud-checks"));
        Assert.Equal(1, await loan.CountAsync("comparison-fraud-checks-dead"));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Sin_OfARun_IsInNoLogAndNoAnswer(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        var started = await loan.ApplyAsync("9182", 1);
        await loan.EndAsync();
        var read = await loan.GetAsync($"workflows/loan/{LoanCase.ApplicationId}");

        var logs = loan.Stack.Services.Lambda.Logs.Lines.Select(line => line.Message).ToArray();
        Assert.Contains(logs, line => line.Contains(LoanCase.ApplicationId, StringComparison.Ordinal));
        Assert.All([started.Text, read.Text, .. logs], text => Assert.DoesNotMatch(Sin(), text));
        Assert.Matches(Sin(), """{"sin":"9182"}""");
    }

    [Fact]
    public async Task Sin_OfARun_IsInNoReport()
    {
        using var both = await LocalComparison.DeployAsync(await TestCloud.StartAsync());
        var sample = new Sample(WorkflowName.Loan, "secret", """{ "name": "Ann Example", "application_id": "LOAN-S", "sin": "9182", "loan_amount": 1 }""");

        var comparison = await both.RunAsync(sample);

        Assert.Equal("approved", comparison.Durable.Status);
        Assert.DoesNotMatch(Sin(), RunReport.Of([comparison], []).ToJsonString());
    }

    private static JsonObject Failed(string reason) => new() { ["reasons"] = new JsonArray(reason) };

    // As a word: ids and instants may hold the four digits among others.
    [GeneratedRegex(@"(?<![\w.-])9182(?![\w.-])")]
    private static partial Regex Sin();
}
