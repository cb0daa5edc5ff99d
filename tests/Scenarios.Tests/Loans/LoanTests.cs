using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Domain.Loans;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Tests.Loans;

/// <summary>What becomes of an application, the same in both variants.</summary>
public sealed class LoanTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Loan_WithinTheLimit_IsApprovedAndPaidOut(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        await loan.ApplyAsync(LoanCase.Charlie, 25_000);

        await loan.AssertOutcomeAsync("approved", LoanCase.Offer(25_000, 500.95m));
        Assert.Equal("DSB-CBFE27", (await loan.LedgerAsync())!["disbursement_ref"]!["S"]!.ToString());
        Assert.Equal("25000", (await loan.LedgerAsync())!["loan_amount"]!["N"]!.ToString());
        Assert.Equal((null, null), await loan.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Loan_AboveTheLimit_IsDenied(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        await loan.ApplyAsync(LoanCase.Charlie, 25_001);

        await loan.AssertOutcomeAsync("denied", Denied(
            "requested amount 25001.00 exceeds the limit of 25000.00 for an average credit score of 683.7", "near-prime", 683.7m));
        Assert.Null(await loan.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Loan_LowScore_IsDenied(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        await loan.ApplyAsync("2222", 50_000);

        await loan.AssertOutcomeAsync("denied", Denied("average credit score 556.7 is below 580", "deep-subprime", 556.7m));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Loan_ManagerApproves_IsPaidOut(Variant variant)
    {
        var loan = await LoanCase.OnDeskAsync(variant);
        await loan.AdvanceAsync(TimeSpan.FromMinutes(10));

        await loan.DecideAsync("approve", LoanCase.Manager, "Fine");

        var at = TestCloud.Tomorrow.AddMinutes(10);
        await loan.AssertOutcomeAsync("approved", LoanCase.Ruled(LoanCase.Offer(150_000, 3005.69m), at, "Fine"));
        Assert.Equal(("approved", LoanCase.Manager), await loan.RowAsync());
        Assert.NotNull(await loan.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Loan_ManagerRejects_IsDeniedForTheManagersReason(Variant variant)
    {
        var loan = await LoanCase.OnDeskAsync(variant);

        await loan.DecideAsync("reject", LoanCase.Manager);

        await loan.AssertOutcomeAsync(
            "denied", LoanCase.Ruled(Denied("Manager denied the application", "near-prime", 715m), TestCloud.Tomorrow, ""));
        Assert.Null(await loan.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Loan_NoManagerAnswers_ExpiresAtTheDeadline(Variant variant)
    {
        var loan = await LoanCase.OnDeskAsync(variant);
        await loan.AdvanceAsync(LoanPolicy.ManagerDeadline - TimeSpan.FromMilliseconds(1));
        Assert.Equal(("pending", null), await loan.RowAsync());

        await loan.AdvanceAsync(TimeSpan.FromMilliseconds(1));

        await loan.AssertOutcomeAsync("expired");
        Assert.Equal(TestCloud.Tomorrow + LoanPolicy.ManagerDeadline, (await loan.EndAsync()).FinishedAt);
        Assert.Equal(("expired", null), await loan.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Loan_AlreadyPaidOut_IsNotPaidAgain(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);
        await loan.Stack.Services.DynamoDb.InvokeAsync(
            "PutItem",
            new()
            {
                ["TableName"] = loan.Stack.LedgerTable,
                ["Item"] = new JsonObject { ["id"] = new JsonObject { ["S"] = $"loan.{LoanCase.ApplicationId}" } },
            },
            default);

        await loan.ApplyAsync(LoanCase.Charlie, 25_000);

        await loan.AssertOutcomeAsync("approved", LoanCase.Offer(25_000, 500.95m));
        Assert.Null((await loan.LedgerAsync())!["disbursement_ref"]);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Loan_InvalidInputWithoutTheApi_EndsAsInvalid(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);
        await loan.Stack.Engine.StartAsync(
            WorkflowName.Loan, LoanCase.ApplicationId, $$"""{ "application_id": "{{LoanCase.ApplicationId}}" }""", default);

        var outcome = (await loan.OutcomeAsync())!.Value;

        Assert.Equal("invalid", outcome.GetProperty("status").GetString());
        Assert.Equal("Missing required fields: name, sin, loan_amount", outcome.GetProperty("errors")[0].GetString());
    }

    [Fact]
    public async Task Samples_InBothVariants_AreAtParity()
    {
        using var both = await LocalComparison.DeployAsync(await TestCloud.StartAsync());
        var statuses = new List<string>();
        foreach (var sample in SampleFiles.For(WorkflowName.Loan))
        {
            var comparison = await both.RunAsync(sample);
            Assert.Empty(comparison.Differences);
            statuses.Add(comparison.Durable.Status);
        }
        Assert.Equal(["approved", "denied", "approved"], statuses);
    }

    private static JsonObject Denied(string reason, string tier, decimal average) => new()
    {
        ["reasons"] = new JsonArray(reason), ["risk_tier"] = tier, ["average_score"] = average,
    };
}
