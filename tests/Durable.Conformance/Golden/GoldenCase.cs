using System.Text.Json.Nodes;
using Comparison.Durable.Conformance.Runs;

namespace Comparison.Durable.Conformance.Golden;

/// <summary>A workflow whose history stands in a file.</summary>
/// <param name="Actions">What the world does to the callbacks, in the words of <see cref="Requirements.Requirement.CallbackActions"/>.</param>
internal sealed record GoldenCase(Workflow Workflow, JsonNode? Input, params IReadOnlyList<JsonObject> Actions);
