using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>
/// What a visit shows of itself as <c>$$</c>, made when a path first asks for it: most states never do, and the input in it may be large.
/// </summary>
internal sealed class ContextObject(Visit visit, int? retryCount, string? token, MapItem? item) : IContextObject
{
    private JsonObject? _node;

    public JsonNode Node => _node ??= Create();

    private JsonObject Create()
    {
        var execution = visit.Execution;
        if (execution.Trial?.Asked.Context is { } given)
            return given.DeepClone().AsObject();
        var identity = execution.Identity;
        var described = new JsonObject
        {
            ["Id"] = identity.Arn,
            ["Input"] = execution.InputValue.Detached(),
            ["StartTime"] = Rfc3339.Write(execution.StartDate),
            ["Name"] = identity.Name,
            ["RoleArn"] = identity.RoleArn,
        };
        if (!identity.IsExpress)
            described["RedriveCount"] = execution.RedriveCount;
        if (execution.RedriveDate is { } redriven)
            described["RedriveTime"] = Rfc3339.Write(redriven);
        var context = new JsonObject
        {
            ["Execution"] = described,
            ["StateMachine"] = new JsonObject { ["Id"] = identity.StateMachineArn, ["Name"] = identity.StateMachineName },
            ["State"] = State(),
        };
        if (token is not null)
            context["Task"] = new JsonObject { ["Token"] = token };
        if (item is not null)
            context["Map"] = new JsonObject { ["Item"] = new JsonObject { ["Index"] = item.Index, ["Value"] = item.Value.Detached() } };
        return context;
    }

    private JsonObject State()
    {
        var state = new JsonObject { ["Name"] = visit.Execution.Trial is null ? visit.State.Name : RunningTrial.StateName, ["EnteredTime"] = Rfc3339.Write(visit.EnteredAt) };
        if (retryCount is { } count)
            state["RetryCount"] = count;
        return state;
    }
}

/// <summary>What the context object shows of the iteration around a state.</summary>
internal sealed record MapItem(int Index, JsonNode? Value);
