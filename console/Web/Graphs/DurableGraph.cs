using System.Globalization;
using Comparison.Web.Histories;

namespace Comparison.Web.Graphs;

/// <summary>The graph of a durable execution: its operations as they appear, since nobody knows those to come.</summary>
public static class DurableGraph
{
    // More would be too small to read: of a longer run the latest are drawn.
    private const int MaxNodes = 40;

    public static RunGraph Read(IReadOnlyList<RunOperation> operations)
    {
        var drawn = operations.TakeLast(MaxNodes).ToList();
        var edges = new List<GraphEdge>();
        foreach (var siblings in drawn.GroupBy(operation => operation.Parent))
        {
            var parent = drawn.Find(other => other.Id == siblings.Key);
            foreach (var operation in siblings)
            {
                var before = parent?.HasBranches == true ? [] : Before(operation, siblings).SelectMany(earlier => LastOf(earlier, drawn)).ToList();
                if (before.Count > 0)
                    edges.AddRange(before.Select(earlier => new GraphEdge(Id(earlier), Id(operation))));
                else if (parent is not null)
                    edges.Add(new(Id(parent.Id), Id(operation)));
            }
        }
        return new([.. drawn.Select(operation => new GraphNode(Id(operation), operation.Part ?? operation.Name, operation.Kind, operation.State) { Step = operation.Step })], edges);
    }

    // Those that were over when it began, but none that another one lies between; several, where branches meet.
    private static List<RunOperation> Before(RunOperation operation, IEnumerable<RunOperation> siblings)
    {
        var over = siblings.Where(other => other.IsOver && other.LastEvent < operation.Id).ToList();
        if (over.Count == 0)
            return over;
        var latest = over.Max(other => other.Id);
        return [.. over.Where(other => other.LastEvent >= latest)];
    }

    // What follows a context follows the last of what is in it.
    private static IEnumerable<RunOperation> LastOf(RunOperation operation, List<RunOperation> drawn)
    {
        var parts = drawn.Where(other => other.Parent == operation.Id).ToList();
        if (parts.Count == 0)
            return [operation];
        var latest = operation.HasBranches ? 0 : parts.Max(part => part.Id);
        return parts.Where(part => part.LastEvent >= latest).SelectMany(part => LastOf(part, drawn));
    }

    private static string Id(RunOperation operation) => Id(operation.Id);

    private static string Id(long operation) => operation.ToString(CultureInfo.InvariantCulture);
}
