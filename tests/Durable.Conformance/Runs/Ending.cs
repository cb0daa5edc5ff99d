using System.Text.Json.Nodes;

namespace Comparison.Durable.Conformance.Runs;

/// <summary>An execution that has ended, as GetDurableExecution and GetDurableExecutionHistory answer.</summary>
internal sealed record Ending(JsonNode Execution, JsonArray Events);
