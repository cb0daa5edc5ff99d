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

/// <summary>Deadlines and heartbeats of the definitions are the domain's: as numbers in the file, or as expressions on what the task before the wait returns.</summary>
public sealed class MachineDeadlineTests
{
    private static readonly Dictionary<string, int> Limits = new()
    {
        ["approval"] = ApprovalPolicy.ExecutionLimitSeconds,
        ["order"] = OrderPolicy.ExecutionLimitSeconds,
        ["moderation"] = ModerationPolicy.ExecutionLimitSeconds,
        ["loan"] = LoanPolicy.ExecutionLimitSeconds,
    };

    // The callback, its deadline and its heartbeat: seconds or an expression.
    private static readonly Dictionary<string, (string Callback, object Deadline, object? Heartbeat)[]> Callbacks = new()
    {
        ["approval"] = [(WorkflowName.Approval.DeskCallback(), "$checked.request.timeout_hours * 3600", null)],
        ["order"] = [(WorkflowName.Order.DeskCallback(), "$checked.deadline", null)],
        ["moderation"] = [(WorkflowName.Moderation.DeskCallback(), "$ask.deadline", null)],
        ["loan"] = [
            (WorkflowName.Loan.DeskCallback(), "$standing.ask.deadline", null),
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
            (TwinFiles.Slug(state.Name), state.Value("TimeoutSeconds")!, state.Value("HeartbeatSeconds"))));
    }

    public static TheoryData<string> Machines => [.. MachineState.Machines];

    [Theory, MemberData(nameof(Machines))]
    public void Callbacks_Timeouts_AreCaughtAndNoOtherStateHasOne(string machine)
    {
        var states = MachineState.ReadAll(machine);

        Assert.All(states.Where(state => state.IsCallback), state => Assert.Contains("States.Timeout", state.Caught));
        Assert.All(states.Where(state => !state.IsCallback), state => Assert.Null(state.Value("TimeoutSeconds")));
    }

    /// <summary>A thrifty machine waits as long as the readable one, wherever it reads that from.</summary>
    [Theory, MemberData(nameof(Workflows))]
    public void Thrifty_DeadlinesAndHeartbeats_AreTheReadableOnes(string workflow)
    {
        var thrifty = MachineState.Machines.Where(machine => Path.GetFileName(machine) == $"thrifty-{workflow}.asl.json")
            .SelectMany(MachineState.ReadAll).Where(state => state.IsCallback).Select(Waiting).ToList();

        Assert.True(thrifty.Count == 0 || thrifty.SequenceEqual(TwinPair.Read(workflow).States.Where(state => state.IsCallback).Select(Waiting)));

        static (string, string?, object?) Waiting(MachineState state) =>
            (state.Name, state.Value("TimeoutSeconds")?.ToString()!.Split('.')[^1].TrimStart('$'), state.Value("HeartbeatSeconds"));
    }

    [Fact]
    public void Approval_TimeoutHours_AreTheDeadline()
    {
        var input = JsonElement.Parse(
            """{ "request_id": "R", "approval_type": "access", "requester": "a@b.c", "description": "d", "approvers": ["e@f.g"], "timeout_hours": 48 }""");

        var request = new ApprovalTasks().ValidateApproval(input).Request;

        Assert.Equal(ApprovalPolicy.Deadline(request), TimeSpan.FromSeconds(request.TimeoutHours * 3600));
        Assert.Equal(48, request.TimeoutHours);
    }

    [Fact]
    public void Moderation_Check_GivesTheReviewDeadline()
    {
        var check = new ModerationTasks(Deadlines.Full).CheckArticle(JsonElement.Parse("""{ "article_id": "A", "title": "forbidden" }"""));

        Assert.Equal(ModerationPolicy.ReviewDeadline, check.Ask!.Deadline);
    }

    [Fact]
    public void Loan_Assessment_GivesTheManagersDeadline()
    {
        var application = new LoanApplication("L", "Ann Example", null, null, "1111", LoanPolicy.ManagerAmount, "run-7");
        CreditReport?[] reports = [new(Bureau.Equifax, 744, 1, 2), null, new(Bureau.Transunion, 694, 3, 5)];

        var standing = new LoanTasks(Deadlines.Full, new CreditBureaus()).AssessLoan(new(application, reports));

        Assert.Equal(LoanPolicy.ManagerDeadline, standing.Ask!.Deadline);
    }

    [Fact]
    public void Order_Check_GivesTheSettingAndTheDeadline()
    {
        var input = JsonElement.Parse(
            """{ "order_id": "O", "customer_id": "C", "amount_cents": 1, "items": { "sku": "s", "quantity": 1, "unit_price_cents": 1 } }""");

        var check = new OrderTasks(new(OrderPolicy.Settle), Deadlines.Full).ValidateOrder(input);

        Assert.Equal(OrderPolicy.ReleaseDeadline, check.Deadline);
        Assert.Equal(OrderPolicy.Settle, check.Settle);
        Assert.Equal("$checked.settle", TwinPair.Read("order").States.Single(state => state.Type == "Wait").Value("Seconds"));
    }

    [Fact]
    public void Order_TextsOfWhatCannotBeShipped_AreTheDomains()
    {
        var order = new Order("O", "C", 1, [], "run-7");
        string TextFor(Exception failure) => OrderOutcome.FulfilmentFailed(order, ruling: null, failure.GetType().FullName).Errors!.Single();

        var caught = TwinPair.Read("order").States.Single(state => state.Name == "Fulfil").Definition.GetProperty("Catch").EnumerateArray()
            .Select(catcher => catcher.GetProperty("Output").GetProperty("errors")[0].GetString());

        Assert.Equal([TextFor(new OutOfStockException("s")), TextFor(new CarrierUnavailableException(1))], caught);
    }
}
