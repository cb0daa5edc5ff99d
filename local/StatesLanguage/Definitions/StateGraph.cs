using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.States;

namespace Comparison.Local.StatesLanguage.Definitions;

/// <summary>States that lead to one another: those of a whole machine, of a branch, or of a Map's processor.</summary>
/// <param name="Location">Where they stand in the definition; <c>/</c> for a machine's.</param>
internal sealed record StateGraph(string StartAt, IReadOnlyDictionary<string, State> States, string Location)
{
    /// <summary>The states, and those inside of them.</summary>
    public IEnumerable<State> AllStates => States.Values.SelectMany(
        state => state.Graphs.SelectMany(graph => graph.AllStates).Prepend(state));

    /// <summary>Reads StartAt and States.</summary>
    public static StateGraph Read(Fields fields, QueryLanguage language)
    {
        fields.Require("States", "StartAt");
        var states = new Dictionary<string, State>();
        var members = fields.Object("States");
        if (members is { Count: 0 })
            fields.Refuse("Value cannot be empty", "States");
        foreach (var (name, node) in members ?? [])
            if (node is not JsonObject state)
                fields.Refuse("Value is not an object", $"States/{name}");
            else if (StateReader.Read(name, fields.Inside(state, $"States/{name}"), language) is { } read)
                states.Add(name, read);
        return new StateGraph(fields.Text("StartAt") ?? "", states, fields.Location);
    }
}
