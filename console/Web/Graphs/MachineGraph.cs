using System.Text.Json;
using Comparison.Web.Histories;

namespace Comparison.Web.Graphs;

/// <summary>The graph of a state machine: all of its states, coloured by a run.</summary>
public static class MachineGraph
{
    /// <param name="definition">The machine, in Amazon States Language.</param>
    /// <exception cref="JsonException">That is no definition.</exception>
    public static RunGraph Read(string definition)
    {
        var (nodes, edges) = (new List<GraphNode>(), new List<GraphEdge>());
        using var machine = JsonDocument.Parse(definition);
        ReadStates(machine.RootElement, nodes, edges);
        return new(nodes, edges);
    }

    /// <summary>The graph with every state as a run has it: of several stays in one the last.</summary>
    public static RunGraph Colour(RunGraph machine, IReadOnlyList<RunOperation> stays)
    {
        var states = new Dictionary<string, OperationState>();
        foreach (var stay in stays)
            states[stay.Name] = stay.State;
        return machine with
        {
            Nodes = [.. machine.Nodes.Select(node => states.TryGetValue(node.Id, out var state) ? node with { State = state } : node)],
        };
    }

    // Returns the states in which the machine, or the branch, ends.
    private static List<string> ReadStates(JsonElement machine, List<GraphNode> nodes, List<GraphEdge> edges)
    {
        var ends = new List<string>();
        foreach (var state in machine.GetProperty("States").EnumerateObject())
        {
            nodes.Add(new(state.Name, state.Name, state.Value.GetProperty("Type").GetString()!));
            var last = ReadBranches(state, nodes, edges);
            if (last.Count == 0)
                last.Add(state.Name);
            if (Text(state.Value, "Next") is { } next)
                edges.AddRange(last.Select(end => new GraphEdge(end, next)));
            else if (state.Value.TryGetProperty("End", out _) || Text(state.Value, "Type") == "Succeed")
                ends.AddRange(last);
            if (state.Value.TryGetProperty("Choices", out var choices))
                edges.AddRange(choices.EnumerateArray().Select(choice => new GraphEdge(state.Name, Text(choice, "Next")!)));
            if (Text(state.Value, "Default") is { } otherwise)
                edges.Add(new(state.Name, otherwise));
            if (state.Value.TryGetProperty("Catch", out var catches))
                edges.AddRange(catches.EnumerateArray().Select(caught => new GraphEdge(state.Name, Text(caught, "Next")!, IsDetour: true)));
        }
        return ends;
    }

    private static List<string> ReadBranches(JsonProperty state, List<GraphNode> nodes, List<GraphEdge> edges)
    {
        IEnumerable<JsonElement> branches = state.Value.TryGetProperty("Branches", out var several) ? several.EnumerateArray()
            : state.Value.TryGetProperty("ItemProcessor", out var one) || state.Value.TryGetProperty("Iterator", out one) ? [one]
            : [];
        var ends = new List<string>();
        foreach (var branch in branches)
        {
            edges.Add(new(state.Name, Text(branch, "StartAt")!));
            ends.AddRange(ReadStates(branch, nodes, edges));
        }
        return ends;
    }

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetString() : null;
}
