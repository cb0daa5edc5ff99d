using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage;

/// <summary>Whether every pointer leads to a state beside it, and every state can be reached.</summary>
internal static class TransitionCheck
{
    private const string MissingTarget = "MISSING_TRANSITION_TARGET";

    /// <summary>Problems in AWS's order: dangling pointers, then either the lack of an end or the states that nothing leads to.</summary>
    public static IEnumerable<DefinitionProblem> Find(StateGraph graph)
    {
        var root = graph.Location.TrimEnd('/');
        if (!graph.States.ContainsKey(graph.StartAt))
            yield return new(MissingTarget, $"Missing 'Next' target: {graph.StartAt}", $"{root}/StartAt");
        foreach (var state in graph.States.Values)
            foreach (var target in state.Targets)
                // AWS says 'Next' wherever the pointer stands, in Default as well.
                if (!graph.States.ContainsKey(target.Name))
                    yield return new(MissingTarget, $"Missing 'Next' target: {target.Name}", $"{root}/States/{state.Name}/{target.Place}");
        foreach (var inner in graph.States.Values.SelectMany(state => state.Graphs))
            foreach (var problem in Find(inner))
                yield return problem;

        if (!graph.States.Values.Any(state => state.IsTerminal))
        {
            yield return new("MISSING_END_STATE", "Workflow has no terminal state", Location: null);
            yield break;
        }
        var reached = Reach(graph);
        foreach (var name in graph.States.Keys)
            if (!reached.Contains(name))
                yield return new(MissingTarget, $"State \"{name}\" is not reachable.", $"{root}/States/{name}");
    }

    private static HashSet<string> Reach(StateGraph graph)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([graph.StartAt]);
        while (open.TryPop(out var name))
            if (reached.Add(name) && graph.States.TryGetValue(name, out State? state))
                foreach (var target in state.Targets)
                    open.Push(target.Name);
        return reached;
    }
}
