using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>How a state leaves: its output, and the variables it assigns, all at once.</summary>
internal sealed record Completion(JsonNode? Output, IReadOnlyDictionary<string, JsonNode?> Assigned);
