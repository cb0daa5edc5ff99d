using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

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
}
