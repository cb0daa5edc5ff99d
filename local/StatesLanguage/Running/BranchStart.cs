using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>What a branch runs, and on what.</summary>
/// <param name="Item">For an iteration of Map; a branch of Parallel sees the iteration around it.</param>
internal sealed record BranchStart(StateGraph Graph, JsonNode? Input, MapItem? Item);
