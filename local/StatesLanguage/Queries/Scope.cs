using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>What an expression can see.</summary>
/// <param name="Data">What <c>$</c> stands for: input, result or error output, as the field has it.</param>
/// <param name="Variables">The workflow's variables before the state assigns its own.</param>
/// <param name="Chance">Where functions get their random numbers and ids.</param>
internal sealed record Scope(
    JsonNode? Data, ContextObject ContextObject, IReadOnlyDictionary<string, JsonNode?> Variables, IChance Chance)
{
    public JsonNode Context => ContextObject.Node;
}
