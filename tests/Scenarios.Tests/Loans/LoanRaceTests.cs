using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Loans;

/// <summary>Whatever is late, lost or repeated around a manager's approval: row, ledger and outcome agree.</summary>
public sealed class LoanRaceTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Approval_WhoseCallbackIsLost_IsFollowedAtTheDeadlineAndCheckedForFraud(Variant variant)
    {
        var loan = await LoanCase.OnDeskAsync(variant);
        await loan.DecideInSilenceAsync(DecisionStatus.Approved, LoanCase.Manager);

        var end = await loan.EndAsync();

        await loan.AssertOutcomeAsync(
            "approved", LoanCase.Ruled(LoanCase.Offer(150_000, 3005.69m), TestCloud.Tomorrow, "Said in silence"));
        Assert.Equal(TestCloud.Tomorrow + LoanPolicy.ManagerDeadline + TimeSpan.FromSeconds(5), end.FinishedAt);
        Assert.NotNull(await loan.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Rejection_WhoseCallbackIsLost_DeniesAtTheDeadline(Variant variant)
    {
        var loan = await LoanCase.OnDeskAsync(variant);
        await loan.DecideInSilenceAsync(DecisionStatus.Rejected, LoanCase.Manager);

        var end = await loan.EndAsync();

        Assert.Equal("Said in silence", end.Outcome!.Value.GetProperty("reasons")[0].GetString());
        Assert.Equal(TestCloud.Tomorrow + LoanPolicy.ManagerDeadline, end.FinishedAt);
        Assert.Null(await loan.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Managers_DecideDifferently_TheFirstStands(Variant variant)
    {
        var loan = await LoanCase.OnDeskAsync(variant);

        var first = await loan.DecideAsync("approve", LoanCase.Manager, "Yes");
        var other = await loan.DecideAsync("reject", LoanCase.Manager, "No");

        Assert.Equal([200, 409], [first.Status, other.Status]);
        await loan.AssertOutcomeAsync("approved", LoanCase.Ruled(LoanCase.Offer(150_000, 3005.69m), TestCloud.Tomorrow, "Yes"));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Question_DecidedBeforeItIsAsked_FollowsTheRow(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);
        await AskEarlyAsync(loan);
        await loan.DecideInSilenceAsync(DecisionStatus.Rejected, LoanCase.Manager);

        await loan.ApplyAsync("1111", 150_000);

        Assert.Equal("denied", (await loan.OutcomeAsync())!.Value.GetProperty("status").GetString());
        Assert.Equal(TestCloud.Tomorrow, (await loan.EndAsync()).FinishedAt);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Question_ExpiredBeforeItIsAsked_StaysExpired(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);
        await loan.Stack.Desk.ExpireAsync(new(WorkflowName.Loan, loan.Id), default);

        await loan.ApplyAsync("1111", 150_000);

        await loan.AssertOutcomeAsync("expired");
        Assert.Equal(("expired", null), await loan.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Application_WithoutAnId_GetsOneOfTheApi(Variant variant)
    {
        var loan = await LoanCase.OpenAsync(variant);

        var started = await loan.StartAsync(new JsonObject { ["name"] = "Ann Example", ["sin"] = LoanCase.Charlie, ["loan_amount"] = 25_000 });
        var made = started.Body!["id"]!.ToString();
        var outcome = await new WorkflowCase(loan.Stack, WorkflowName.Loan, made).OutcomeAsync();

        Assert.Matches("^LOAN-[A-Z2-7]{12}$", made);
        Assert.Equal(("approved", made), (Text(outcome, "status"), Text(outcome, "application_id")));
    }

    private static string? Text(JsonElement? outcome, string member) => outcome!.Value.GetProperty(member).GetString();

    private static async Task AskEarlyAsync(LoanCase loan)
    {
        var (application, _) = LoanApplication.Check(JsonElement.Parse(
            $$"""{ "application_id": "{{loan.Id}}", "name": "Ann Example", "sin": "1111", "loan_amount": 150000 }"""));
        var assessment = CreditPolicy.Assess(application!, [new(Bureau.Equifax, 744, 1, 2), new(Bureau.Transunion, 694, 3, 5)]);
        await loan.Stack.Desk.AskAsync(LoanPolicy.Question(application!, assessment!, Deadlines.Full), Callback.Durable("nobody"), default);
    }
}
