using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Paths;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>The value that a path leads to.</summary>
internal sealed class PathExpression(JsonPath path) : Expression
{
    public JsonPath Path { get; } = path;

    public override JsonNode? Evaluate(Scope scope) => Path.Evaluate(scope);

    public override string ToString() => Path.ToString();
}
