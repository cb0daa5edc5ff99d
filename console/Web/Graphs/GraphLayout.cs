namespace Comparison.Web.Graphs;

/// <summary>Puts a graph into layers, from the top down: each step below all that lead to it.</summary>
/// <remarks>One layout for states and for operations, so that their shapes compare. Loops are drawn upwards and do not count for the layers.</remarks>
public static class GraphLayout
{
    private const double MaxNodeWidth = 132;
    private const double MaxPitch = 44;
    private const double Gap = 4;
    private const double Margin = 10; // beside the nodes, for edges that pass some

    /// <summary>Places every node within a width and, where the labels stay readable, a height.</summary>
    public static PlacedGraph Place(RunGraph graph, double width, double height)
    {
        if (graph.Nodes.Count == 0)
            return new([], [], width, height);
        var layers = Layers(graph);
        var rows = graph.Nodes.GroupBy(node => layers[node.Id]).OrderBy(row => row.Key).Select(row => row.ToList()).ToList();
        var pitch = Math.Clamp(height / rows.Count, 15, MaxPitch);
        var nodes = new Dictionary<string, PlacedNode>();
        for (var layer = 0; layer < rows.Count; layer++)
        {
            var row = rows[layer].OrderBy(node => Centre(node, graph, nodes, width)).ToList();
            var share = (width - 2 * Margin) / row.Count;
            for (var i = 0; i < row.Count; i++)
            {
                var nodeWidth = Math.Min(MaxNodeWidth, share - Gap);
                nodes[row[i].Id] = new(row[i], Margin + share * (i + 0.5) - nodeWidth / 2, pitch * layer + pitch * 0.16, nodeWidth, pitch * 0.66);
            }
        }
        return new(
            [.. graph.Nodes.Select(node => nodes[node.Id])],
            [.. graph.Edges.Where(edge => nodes.ContainsKey(edge.From) && nodes.ContainsKey(edge.To))
                .Select(edge => PlacedEdge.Draw(edge, nodes[edge.From], nodes[edge.To], layers[edge.To] - layers[edge.From], width))],
            width,
            pitch * rows.Count);
    }

    private static Dictionary<string, int> Layers(RunGraph graph)
    {
        var follows = graph.Edges.ToLookup(edge => edge.From, edge => edge.To);
        var layers = graph.Nodes.ToDictionary(node => node.Id, _ => 0);
        var (order, seen, open) = (new List<string>(), new HashSet<string>(), new HashSet<string>());
        var loops = new HashSet<(string From, string To)>();
        void Visit(string node)
        {
            seen.Add(node);
            open.Add(node);
            foreach (var next in follows[node])
                if (open.Contains(next))
                    loops.Add((node, next));
                else if (layers.ContainsKey(next) && !seen.Contains(next))
                    Visit(next);
            open.Remove(node);
            order.Add(node);
        }
        foreach (var node in graph.Nodes)
            if (!seen.Contains(node.Id))
                Visit(node.Id);
        order.Reverse();
        foreach (var node in order)
            foreach (var next in follows[node])
                if (layers.TryGetValue(next, out var layer) && !loops.Contains((node, next)))
                    layers[next] = Math.Max(layer, layers[node] + 1);
        return layers;
    }

    private static double Centre(GraphNode node, RunGraph graph, Dictionary<string, PlacedNode> placed, double width) => graph.Edges
        .Where(edge => edge.To == node.Id && placed.ContainsKey(edge.From))
        .Select(edge => placed[edge.From].X + placed[edge.From].Width / 2)
        .DefaultIfEmpty(width / 2)
        .Average();
}

/// <summary>A graph with a place for everything.</summary>
public sealed record PlacedGraph(IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges, double Width, double Height);

/// <summary>A node and its box.</summary>
public sealed record PlacedNode(GraphNode Node, double X, double Y, double Width, double Height)
{
    private const double LetterWidth = 5.2; // at the style sheet's 10 px

    /// <summary>What the label is pressed to, so that all of it stands in the box; null where it fits by itself.</summary>
    public double? LabelLength => Node.Label.Length * LetterWidth <= Width - 2 ? null : 0.92 * Width;
}

/// <summary>An edge and its line, as an SVG path.</summary>
/// <param name="IsTaken">Whether the run has been at both of its ends.</param>
public sealed record PlacedEdge(GraphEdge Edge, string Path, bool IsTaken)
{
    internal static PlacedEdge Draw(GraphEdge edge, PlacedNode from, PlacedNode to, int layers, double width)
    {
        var (x1, y1, x2, y2) = (from.X + from.Width / 2, from.Y + from.Height, to.X + to.Width / 2, to.Y);
        var isTaken = from.Node.State is not null && to.Node.State is not null;
        if (layers == 1)
            return new(edge, FormattableString.Invariant($"M{x1:0.#} {y1:0.#}C{x1:0.#} {(y1 + y2) / 2:0.#} {x2:0.#} {(y1 + y2) / 2:0.#} {x2:0.#} {y2:0.#}"), isTaken);
        // Past the nodes between: on the right when it leads on, on the left when it leads astray or back.
        var isLeft = edge.IsDetour || layers <= 0;
        var (side, start, end) = isLeft ? (2.0, from.X, to.X) : (width - 2, from.X + from.Width, to.X + to.Width);
        var (ya, yb) = (from.Y + from.Height / 2, to.Y + to.Height / 2);
        return new(edge, FormattableString.Invariant($"M{start:0.#} {ya:0.#}C{side:0.#} {ya:0.#} {side:0.#} {ya:0.#} {side:0.#} {(ya + yb) / 2:0.#}S{side:0.#} {yb:0.#} {end:0.#} {yb:0.#}"), isTaken);
    }
}
