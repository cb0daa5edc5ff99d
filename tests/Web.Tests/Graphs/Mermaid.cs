using System.Globalization;
using System.Text;
using Comparison.Web.Graphs;

namespace Comparison.Web.Tests.Graphs;

/// <summary>The page's graphs in the words of Mermaid, which draws them in Markdown.</summary>
internal static class Mermaid
{
    /// <summary>A machine: all of its states, and where an error leads.</summary>
    public static string StateDiagram(RunGraph machine)
    {
        var (text, ids) = (new StringBuilder("stateDiagram-v2\n"), Ids(machine, "s"));
        foreach (var node in machine.Nodes)
            text.Append(CultureInfo.InvariantCulture, $"    state \"{node.Label} ({node.Kind})\" as {ids[node.Id]}\n");
        foreach (var first in machine.Nodes.Where(node => machine.Edges.All(edge => edge.To != node.Id)))
            text.Append(CultureInfo.InvariantCulture, $"    [*] --> {ids[first.Id]}\n");
        foreach (var edge in machine.Edges.Distinct())
            text.Append(CultureInfo.InvariantCulture, $"    {ids[edge.From]} --> {ids[edge.To]}{(edge.IsDetour ? " : error" : "")}\n");
        foreach (var last in machine.Nodes.Where(node => machine.Edges.All(edge => edge.From != node.Id || edge.IsDetour)))
            text.Append(CultureInfo.InvariantCulture, $"    {ids[last.Id]} --> [*]\n");
        return text.ToString();
    }

    /// <summary>A durable execution: the operations that it recorded.</summary>
    public static string Flowchart(RunGraph run)
    {
        var (text, ids) = (new StringBuilder("flowchart TD\n"), Ids(run, "o"));
        foreach (var node in run.Nodes)
            text.Append(CultureInfo.InvariantCulture, $"    {ids[node.Id]}{Box(node)}\n");
        foreach (var first in run.Nodes.Where(node => run.Edges.All(edge => edge.To != node.Id)))
            text.Append(CultureInfo.InvariantCulture, $"    begin([Start]) --> {ids[first.Id]}\n");
        foreach (var edge in run.Edges.Distinct())
            text.Append(CultureInfo.InvariantCulture, $"    {ids[edge.From]} --> {ids[edge.To]}\n");
        foreach (var last in run.Nodes.Where(node => run.Edges.All(edge => edge.From != node.Id)))
            text.Append(CultureInfo.InvariantCulture, $"    {ids[last.Id]} --> over([End])\n");
        return text.ToString();
    }

    private static Dictionary<string, string> Ids(RunGraph graph, string prefix) =>
        graph.Nodes.Index().ToDictionary(each => each.Item.Id, each => $"{prefix}{each.Index + 1}");

    // What waits is round.
    private static string Box(GraphNode node)
    {
        var name = node.Step is { } step && step != node.Label ? $"{step}-{node.Label}" : node.Label;
        return node.Kind is "Wait" or "Callback" ? $"([\"{name} ({node.Kind})\"])" : $"[\"{name} ({node.Kind})\"]";
    }
}
