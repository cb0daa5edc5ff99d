using System.Text.Json.Nodes;

namespace Comparison.Scenarios.Redeployments;

/// <summary>A definition that does the same by other names, so that a history tells which one ran.</summary>
internal static class RevisedDefinition
{
    /// <summary>At the end of the name of every Task state of a new definition.</summary>
    public const string Mark = " (revised)";

    private static readonly string[] References = ["StartAt", "Next", "Default"];

    public static JsonObject Of(JsonObject machine)
    {
        var tasks = machine["States"]!.AsObject().Where(state => state.Value!["Type"]!.GetValue<string>() == "Task")
            .Select(state => state.Key).ToHashSet();
        var revised = Renamed(machine, tasks)!.AsObject();
        revised["States"] = new JsonObject(revised["States"]!.AsObject().Select(state =>
            KeyValuePair.Create(tasks.Contains(state.Key) ? state.Key + Mark : state.Key, state.Value?.DeepClone())));
        return revised;
    }

    private static JsonNode? Renamed(JsonNode? node, HashSet<string> tasks) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key,
            References.Contains(member.Key) && tasks.Contains(member.Value!.ToString()) ? member.Value.ToString() + Mark : Renamed(member.Value, tasks)))),
        JsonArray items => new JsonArray([.. items.Select(item => Renamed(item, tasks))]),
        _ => node?.DeepClone(),
    };
}
