using Comparison.Local.StatesLanguage.States;

namespace Comparison.Local.StatesLanguage.Definitions;

/// <summary>Whether every pointer of a machine leads to a state, and every state can be reached.</summary>
internal static class TransitionCheck
{
    private const string MissingTarget = "MISSING_TRANSITION_TARGET";

    /// <summary>Problems in AWS's order: dangling pointers, then either the lack of an end or the states that nothing leads to.</summary>
    public static IEnumerable<DefinitionProblem> Find(StateMachineDefinition machine)
    {
        if (!machine.States.ContainsKey(machine.StartAt))
            yield return new(MissingTarget, $"Missing 'Next' target: {machine.StartAt}", "/StartAt");
        foreach (var state in machine.States.Values)
            foreach (var target in state.Targets)
                // AWS says 'Next' wherever the pointer stands, in Default as well.
                if (!machine.States.ContainsKey(target.Name))
                    yield return new(MissingTarget, $"Missing 'Next' target: {target.Name}", $"/States/{state.Name}/{target.Place}");

        if (!machine.States.Values.Any(state => state.IsTerminal))
        {
            yield return new("MISSING_END_STATE", "Workflow has no terminal state", Location: null);
            yield break;
        }
        var reached = Reach(machine);
        foreach (var name in machine.States.Keys)
            if (!reached.Contains(name))
                yield return new(MissingTarget, $"State \"{name}\" is not reachable.", $"/States/{name}");
    }

    private static HashSet<string> Reach(StateMachineDefinition machine)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([machine.StartAt]);
        while (open.TryPop(out var name))
            if (reached.Add(name) && machine.States.TryGetValue(name, out State? state))
                foreach (var target in state.Targets)
                    open.Push(target.Name);
        return reached;
    }
}
