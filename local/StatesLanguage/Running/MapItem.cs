using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>What the context object shows of the iteration around a state.</summary>
internal sealed record MapItem(int Index, JsonNode? Value);
