using System.Text.Json;
using Comparison.Adapters.Loans;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;
using Comparison.Domain.Orders;
using Comparison.Scenarios.Twins;
using Comparison.StepFunctions.Approvals;
using Comparison.StepFunctions.Loans;
using Comparison.StepFunctions.Moderation;
using Comparison.StepFunctions.Orders;

namespace Comparison.House.Tests;

/// <summary>Deadlines and heartbeats of the definitions are the domain's: as numbers in the file, or as what the task before the wait returns.</summary>
public sealed class MachineDeadlineTests
{
    private static readonly Dictionary<string, int> Limits = new()
    {
        ["approval"] = ApprovalPolicy.ExecutionLimitSeconds,
        ["order"] = OrderPolicy.ExecutionLimitSeconds,
        ["moderation"] = ModerationPolicy.ExecutionLimitSeconds,
        ["loan"] = LoanPolicy.ExecutionLimitSeconds,
    };

    // The callback, its deadline and its heartbeat: seconds or a path.
    private static readonly Dictionary<string, (string Callback, object Deadline, object? Heartbeat)[]> Callbacks = new()
    {
        ["approval"] = [(WorkflowName.Approval.DeskCallback(), "$.timeout_seconds", null)],
        ["order"] = [(WorkflowName.Order.DeskCallback(), "$.timeout_seconds", null)],
        ["moderation"] = [(WorkflowName.Moderation.DeskCallback(), "$.ask.timeout_seconds", null)],
        ["loan"] = [
            (WorkflowName.Loan.DeskCallback(), "$.ask.timeout_seconds", null),
            (LoanPolicy.FraudCallback, (int)LoanPolicy.FraudDeadline.TotalSeconds, (int)LoanPolicy.FraudHeartbeat.TotalSeconds),
        ],
    };

    public static TheoryData<string> Workflows => [.. WorkflowNames.All.Select(workflow => workflow.ToText())];

    [Theory, MemberData(nameof(Workflows))]
    public void Machine_Limit_IsTheDomains(string workflow) =>
        Assert.Equal(Limits[workflow], TwinPair.Read(workflow).Machine.GetProperty("TimeoutSeconds").GetInt32());

    [Theory, MemberData(nameof(Workflows))]
    public void Callbacks_DeadlinesAndHeartbeats_AreTheDomains(string workflow)
    {
        var callbacks = TwinPair.Read(workflow).States.Where(state => state.IsCallback);

        Assert.Equal(Callbacks[workflow], callbacks.Select(state =>
            (TwinFiles.Slug(state.Name), Value(state, "TimeoutSeconds")!, Value(state, "HeartbeatSeconds"))));
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Callbacks_Timeouts_AreCaughtAndNoOtherStateHasOne(string workflow)
    {
        var states = TwinPair.Read(workflow).States;

        Assert.All(states.Where(state => state.IsCallback), state => Assert.Contains("States.Timeout", state.Caught));
        Assert.All(states.Where(state => !state.IsCallback), state => Assert.Null(Value(state, "TimeoutSeconds")));
    }

    [Fact]
    public void Approval_TimeoutPath_HoldsTheRequestsHours()
    {
        var input = JsonElement.Parse(
            """{ "request_id": "R", "approval_type": "access", "requester": "a@b.c", "description": "d", "approvers": ["e@f.g"], "timeout_hours": 48 }""");

        var check = new ApprovalTasks(TimeProvider.System).ValidateApproval(input);

        Assert.Equal(ApprovalPolicy.Deadline(check.Request!), TimeSpan.FromSeconds(check.TimeoutSeconds!.Value));
        Assert.Equal(172_800, check.TimeoutSeconds);
    }

    [Fact]
    public void Moderation_TimeoutPath_HoldsTheReviewDeadline()
    {
        var check = new ModerationTasks(Deadlines.Full, TimeProvider.System).CheckArticle(JsonElement.Parse("""{ "article_id": "A", "title": "forbidden" }"""));

        Assert.Equal(ModerationPolicy.ReviewDeadline, TimeSpan.FromSeconds(check.Ask!.TimeoutSeconds));
    }

    [Fact]
    public void Loan_TimeoutPath_HoldsTheManagersDeadline()
    {
        var application = new LoanApplication("L", "Ann Example", null, null, "1111", LoanPolicy.ManagerAmount, "run-7");
        PulledReport[] reports = [new(new(Bureau.Equifax, 744, 1, 2)), new(new(Bureau.Transunion, 694, 3, 5))];

        var standing = new LoanTasks(Deadlines.Full, new CreditBureaus(), TimeProvider.System).AssessLoan(new(application, reports));

        Assert.Equal(LoanPolicy.ManagerDeadline, TimeSpan.FromSeconds(standing.Ask!.TimeoutSeconds));
    }

    [Fact]
    public void Order_Paths_HoldTheSettingAndTheDeadline()
    {
        var input = JsonElement.Parse(
            """{ "order_id": "O", "customer_id": "C", "amount_cents": 1, "items": { "sku": "s", "quantity": 1, "unit_price_cents": 1 } }""");

        var check = new OrderTasks(new(OrderPolicy.Settle), Deadlines.Full, TimeProvider.System).ValidateOrder(input);

        Assert.Equal(OrderPolicy.ReleaseDeadline, TimeSpan.FromSeconds(check.TimeoutSeconds!.Value));
        Assert.Equal(OrderPolicy.Settle, TimeSpan.FromSeconds(check.SettleSeconds!.Value));
        Assert.Equal("$.settle_seconds", TwinPair.Read("order").States.Single(state => state.Type == "Wait").Path("SecondsPath"));
    }

    private static object? Value(MachineState state, string field) => state.Seconds(field) is { } seconds ? seconds : state.Path($"{field}Path");
}
