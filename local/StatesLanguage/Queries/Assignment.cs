using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>The variables that a state assigns, evaluated with the values from before the state.</summary>
internal sealed class Assignment(PayloadTemplate? template)
{
    private static readonly IReadOnlyDictionary<string, JsonNode?> Nothing = new Dictionary<string, JsonNode?>();

    public IReadOnlyDictionary<string, JsonNode?> Evaluate(Scope scope) =>
        template?.Fill(scope) is JsonObject values ? values.ToDictionary(value => value.Key, value => value.Value) : Nothing;
}
