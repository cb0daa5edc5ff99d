using Comparison.Local.Cloud.DynamoDb.Values;

namespace Comparison.Local.Cloud.DynamoDb.Expressions;

/// <summary>Which parts of an item a reader wants.</summary>
internal sealed class ProjectionExpression
{
    private ProjectionExpression(IReadOnlyList<DocumentPath> paths) => Paths = paths;

    public IReadOnlyList<DocumentPath> Paths { get; }

    public IEnumerable<string> Roots => Paths.Select(path => path.Root).Distinct();

    /// <returns>Null when there is no expression: the whole item.</returns>
    public static ProjectionExpression? Parse(string? expression, Placeholders placeholders)
    {
        if (expression is null)
            return null;
        var reader = new ExpressionReader(expression, ExpressionKind.Projection, placeholders);
        List<DocumentPath> paths = [];
        do
            paths.Add(reader.ReadPath());
        while (reader.Accept(","));
        reader.CheckPaths(paths);
        reader.End();
        return new(paths);
    }

    public static MapValue Pick(MapValue item, IReadOnlyCollection<DocumentPath> paths) => (MapValue)Pick(item, paths, 0)!;

    public MapValue Apply(MapValue item) => Pick(item, Paths);

    // Lists keep the order of the places that were asked for and close the gaps between them.
    private static AttributeValue? Pick(AttributeValue value, IEnumerable<DocumentPath> paths, int depth)
    {
        if (paths.Any(path => path.Steps.Length == depth))
            return value;
        var children = paths
            .GroupBy(path => path.Steps[depth])
            .Select(group => (Step: group.Key, Value: Child(value, group.Key) is { } child ? Pick(child, group, depth + 1) : null))
            .Where(child => child.Value is not null)
            .ToList();
        if (depth > 0 && children.Count == 0)
            return null;
        return value is ListValue
            ? new ListValue([.. children.OrderBy(child => (int)child.Step).Select(child => child.Value!)])
            : MapValue.From(children.Select(child => KeyValuePair.Create((string)child.Step, child.Value!)));
    }

    private static AttributeValue? Child(AttributeValue value, object step) => (value, step) switch
    {
        (MapValue map, string name) => map[name],
        (ListValue list, int place) when place < list.Elements.Count => list.Elements[place],
        _ => null,
    };
}
