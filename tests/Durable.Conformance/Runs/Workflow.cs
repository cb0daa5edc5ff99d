using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Durable.Conformance.Runs;

/// <summary>The handler of a requirement.</summary>
internal delegate Task<object?> Workflow(JsonNode? input, IDurableContext context, Crash crash);
