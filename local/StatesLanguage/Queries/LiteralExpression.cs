using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>A value that the definition gives outright.</summary>
internal sealed class LiteralExpression(JsonNode? value) : Expression
{
    public override JsonNode? Evaluate(Scope scope) => value;

    public override string ToString() => JsonText.Write(value);
}
