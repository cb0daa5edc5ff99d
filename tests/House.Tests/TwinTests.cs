using System.Text.Json;
using System.Text.RegularExpressions;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;
using Comparison.Domain.Orders;
using Comparison.Suite.Twins;

namespace Comparison.House.Tests;

public sealed partial class TwinTests
{
    private static readonly Dictionary<string, (int Limit, string[] Callbacks)> Rules = new()
    {
        ["approval"] = (ApprovalPolicy.ExecutionLimitSeconds, [ApprovalPolicy.CallbackName]),
        ["order"] = (OrderPolicy.ExecutionLimitSeconds, [OrderPolicy.CallbackName]),
        ["moderation"] = (ModerationPolicy.ExecutionLimitSeconds, [ModerationPolicy.CallbackName]),
        ["loan"] = (LoanPolicy.ExecutionLimitSeconds, [LoanPolicy.ManagerCallback, LoanPolicy.FraudCallback]),
    };

    public static TheoryData<string> Workflows() => [.. WorkflowNames.All.Select(workflow => workflow.ToText())];

    [Theory, MemberData(nameof(Workflows))]
    public void Twins_NameEachOther(string workflow)
    {
        var (code, codePath, machine, machinePath) = Twins(workflow);

        Assert.Contains($"Twin: <c>{machinePath}</c>", code, StringComparison.Ordinal);
        Assert.EndsWith($"Twin: {codePath}", machine.GetProperty("Comment").GetString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Twins_EveryDurableOperation_IsAStateOfTheSameName(string workflow)
    {
        var (code, _, machine, _) = Twins(workflow);
        var operations = OperationName().Matches(code).Select(match => match.Groups[1].Value).ToArray();

        Assert.NotEmpty(operations);
        Assert.Empty(operations.Except(States(machine).Select(state => TwinFiles.Slug(state.Name))));
        Assert.Empty(Rules[workflow].Callbacks.Except(operations));
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Workflow_FitsOnASlide(string workflow) =>
        Assert.InRange(Twins(workflow).Code.Split('\n').Length, 1, 80);

    [Theory, MemberData(nameof(Workflows))]
    public void Workflow_UsesNoClockChanceOrBackgroundWork(string workflow) =>
        Assert.DoesNotMatch(@"Task\.(Run|Delay)|Thread|Timer|TimeProvider|DateTime|Stopwatch|Guid|Random|Environment|HttpClient", Twins(workflow).Code);

    [Theory, MemberData(nameof(Workflows))]
    public void Machine_Limit_IsTheDomains(string workflow) =>
        Assert.Equal(Rules[workflow].Limit, Twins(workflow).Machine.GetProperty("TimeoutSeconds").GetInt32());

    [Theory, MemberData(nameof(Workflows))]
    public void Machine_EveryCallback_CatchesItsTimeoutAndNeverRetriesIt(string workflow)
    {
        var callbacks = States(Twins(workflow).Machine).Select(state => state.Value)
            .Where(state => state.TryGetProperty("Resource", out var resource) && resource.GetString()!.EndsWith(".waitForTaskToken", StringComparison.Ordinal))
            .ToArray();

        Assert.Equal(Rules[workflow].Callbacks.Length, callbacks.Length);
        Assert.All(callbacks, state => Assert.Contains("States.Timeout", Errors(state, "Catch")));
        Assert.All(callbacks, state => Assert.DoesNotContain("States.Timeout", Errors(state, "Retry")));
        Assert.All(callbacks, state => Assert.DoesNotContain("States.ALL", Errors(state, "Retry")));
    }

    // A Parallel's branches are machines of their own.
    private static IEnumerable<JsonProperty> States(JsonElement machine) => machine.GetProperty("States").EnumerateObject().SelectMany(
        state => state.Value.TryGetProperty("Branches", out var branches)
            ? [state, .. branches.EnumerateArray().SelectMany(States)]
            : (IEnumerable<JsonProperty>)[state]);

    private static string[] Errors(JsonElement state, string field) => state.TryGetProperty(field, out var list)
        ? [.. list.EnumerateArray().SelectMany(entry => entry.GetProperty("ErrorEquals").EnumerateArray()).Select(error => error.GetString()!)]
        : [];

    private static (string Code, string CodePath, JsonElement Machine, string MachinePath) Twins(string workflow)
    {
        var code = Repository.Files("durable/Workflows", "*.workflow.cs")
            .Single(file => Path.GetFileName(file).StartsWith(workflow, StringComparison.OrdinalIgnoreCase));
        var machinePath = $"stepfunctions/StateMachines/{workflow}.asl.json";
        var machine = JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, machinePath)));
        return (File.ReadAllText(code), Repository.Shown(code), machine, machinePath);
    }

    [GeneratedRegex("name: \"([^\"]+)\"")]
    private static partial Regex OperationName();
}
