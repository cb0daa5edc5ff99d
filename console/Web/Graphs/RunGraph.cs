using Comparison.Web.Histories;

namespace Comparison.Web.Graphs;

/// <summary>What is drawn of a run: steps, and which follows which.</summary>
public sealed record RunGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    public static RunGraph Empty { get; } = new([], []);
}

/// <summary>A state of a machine, or a durable operation.</summary>
/// <param name="Id">Unique in its graph.</param>
/// <param name="Label">Its name, for people.</param>
/// <param name="Kind">What it is, in the engine's words: <c>Task</c>, <c>Step</c>.</param>
/// <param name="State">How it stands; null while the run has not come there.</param>
public sealed record GraphNode(string Id, string Label, string Kind, OperationState? State = null)
{
    /// <summary>The name that its twin has as well; null where the label tells it.</summary>
    public string? Step { get; init; }

    /// <summary>Whether the run stands here.</summary>
    public bool IsCurrent => State is OperationState.Running or OperationState.Waiting;
}

/// <summary>One step follows another.</summary>
/// <param name="IsDetour">Whether only an error leads there.</param>
public sealed record GraphEdge(string From, string To, bool IsDetour = false);
