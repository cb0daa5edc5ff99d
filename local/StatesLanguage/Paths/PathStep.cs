using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>One step of a path, from a value to the values below it.</summary>
/// <param name="IsDefinite">Whether the step leads to one place; a path with any other step yields a list, which may be empty.</param>
internal abstract record PathStep(bool IsDefinite)
{
    public abstract IEnumerable<JsonNode?> Select(JsonNode? value);

    /// <summary>The step as Jayway's messages write it, such as <c>['name']</c>.</summary>
    public abstract override string ToString();
}
