using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>A path into the data, the context object or a variable, with the semantics of the Jayway library that AWS uses.</summary>
/// <param name="function">Works on what the steps yield; null when the path ends without one.</param>
internal sealed class JsonPath(
    string text, PathRoot root, string? variable, IReadOnlyList<PathStep> steps, Func<JsonNode?, JsonNode?>? function = null)
{
    private readonly bool _yieldsList = !steps.All(step => step.IsDefinite);

    public PathRoot Root { get; } = root;

    /// <summary>The variable's name, when the path starts from one.</summary>
    public string? Variable { get; } = variable;

    public IReadOnlyList<PathStep> Steps { get; } = steps;

    /// <summary>Whether the path yields one value: it has no wildcard, slice, list of indexes, filter or descent, or a function at its
    /// end.</summary>
    public bool IsDefinite => !_yieldsList || function is not null;

    /// <summary>Whether the path can be written to: names and indexes only.</summary>
    public bool IsPlace => function is null && Steps.All(step => step is PropertyStep or IndexStep { IsDefinite: true });

    public override string ToString() => text;

    /// <summary>The value at a definite path, or the list of all values at an indefinite one.</summary>
    /// <exception cref="PathNotFoundException">The path is definite and leads nowhere.</exception>
    public JsonNode? Evaluate(EvaluationScope scope)
    {
        var start = Start(scope);
        return Follow(start, start);
    }

    public bool TryEvaluate(EvaluationScope scope, out JsonNode? value)
    {
        try
        {
            value = Evaluate(scope);
            return true;
        }
        catch (PathNotFoundException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>What the path leads to from any value, as in a filter; a list of nothing counts as nothing.</summary>
    public bool TryFollow(JsonNode? value, JsonNode? root, out JsonNode? found)
    {
        try
        {
            found = Follow(value, root);
            return !(_yieldsList && found is JsonArray { Count: 0 });
        }
        catch (PathNotFoundException)
        {
            found = null;
            return false;
        }
    }

    private JsonNode? Start(EvaluationScope scope) => Root switch
    {
        PathRoot.Context => scope.Context,
        // What AWS says of a variable that nobody has assigned is not known; it is treated as a path that leads nowhere.
        PathRoot.Variable => scope.Variables.TryGetValue(Variable!, out var value)
            ? value
            : throw new PathNotFoundException($"No results for path: ${Variable}"),
        _ => scope.Data,
    };

    private JsonNode? Follow(JsonNode? start, JsonNode? root)
    {
        var found = _yieldsList ? List(start, root) : Step(start, root);
        return function is null ? found : function(found);
    }

    private JsonNode? Step(JsonNode? value, JsonNode? root)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            using var found = Steps[i].Select(value, root).GetEnumerator();
            if (!found.MoveNext())
                throw new PathNotFoundException(Missing(i));
            value = found.Current;
        }
        return value;
    }

    // Jayway distinguishes a missing leaf from a missing step on the way, and names the place up to the missing one.
    private string Missing(int step) =>
        $"{(step == Steps.Count - 1 ? "No results for path:" : "Missing property in path")} ${string.Concat(Steps.Take(step + 1))}";

    private JsonArray List(JsonNode? start, JsonNode? root)
    {
        IEnumerable<JsonNode?> found = [start];
        foreach (var step in Steps)
            found = found.SelectMany(value => step.Select(value, root));
        return new JsonArray([.. found.Select(JsonNodes.Detached)]);
    }
}

/// <summary>What a path starts from.</summary>
internal enum PathRoot
{
    /// <summary><c>$</c>: the data that the field works on.</summary>
    Data,

    /// <summary><c>$$</c>: the context object.</summary>
    Context,

    /// <summary><c>$name</c>: a variable of the workflow.</summary>
    Variable,
}

/// <summary>The value that a path leads to.</summary>
internal sealed class PathExpression(JsonPath path) : Expression
{
    public JsonPath Path { get; } = path;

    public override JsonNode? Evaluate(EvaluationScope scope) => Path.Evaluate(scope);

    public override string ToString() => Path.ToString();
}
