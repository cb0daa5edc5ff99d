using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>A state of a definition, and what it does when a flow comes to it.</summary>
public abstract class State
{
    private protected State(string name) => Name = name;

    public string Name { get; }

    /// <summary>AWS's word for the type, as in the definition and in the names of events.</summary>
    public abstract string Type { get; }

    /// <summary>The states that may come next, with the place in the state that names them.</summary>
    internal abstract IEnumerable<Target> Targets { get; }

    /// <summary>Whether the flow may end here.</summary>
    internal abstract bool IsTerminal { get; }

    /// <summary>The states inside of this one.</summary>
    internal virtual IEnumerable<StateGraph> Graphs => [];

    internal abstract Task<Transition> RunAsync(Visit visit);

    /// <summary>Whether a redrive enters the state a second time, rather than only running it again.</summary>
    internal virtual bool IsEnteredAgain => false;

    /// <summary>What TestState says when the state's work cannot be mocked, or not so; null when it can.</summary>
    internal virtual string? FindMistake(StateMock mock) => $"State type '{Type}' is not supported when a mock is specified";

    /// <summary>Whether TestState can do the state's work without a mock.</summary>
    internal virtual bool NeedsMock => false;
}

/// <summary>A state's pointer to another one.</summary>
/// <param name="Place">Where it stands in the state, such as <c>Catch[0]/Next</c>.</param>
internal sealed record Target(string Name, string Place);

/// <summary>How a state leaves, and where to; to nowhere when the flow ends.</summary>
internal sealed record Transition(Completion Completion, string? Next);

/// <summary>States that lead to one another: those of a whole machine, of a branch, or of a Map's processor.</summary>
/// <param name="Location">Where they stand in the definition; <c>/</c> for a machine's.</param>
internal sealed record StateGraph(string StartAt, IReadOnlyDictionary<string, State> States, string Location)
{
    /// <summary>The states, and those inside of them.</summary>
    public IEnumerable<State> AllStates => States.Values.SelectMany(
        state => state.Graphs.SelectMany(graph => graph.AllStates).Prepend(state));
}
