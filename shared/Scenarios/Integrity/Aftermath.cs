using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Integrity;

/// <summary>What an execution left behind, in plain JSON: its rows, messages, outcome and history.</summary>
/// <remarks>Rows are found by what they say and not by their keys, so that a second row under another key is seen.</remarks>
public sealed record Aftermath(Variant Variant, WorkflowName Workflow, string Id, JsonNode? Input, WorkflowState State)
{
    /// <summary>Null when the execution did not succeed.</summary>
    public JsonObject? Outcome { get; init; }

    /// <summary>Its rows at the decision desk, without the callback.</summary>
    public IReadOnlyList<JsonObject> Decisions { get; init; } = [];

    public IReadOnlyList<JsonObject> Ledger { get; init; } = [];

    public IReadOnlyList<JsonObject> Articles { get; init; } = [];

    public IReadOnlyList<JsonObject> Notices { get; init; } = [];

    /// <summary>Every wait for somebody, as the engine's history has it, with its limit in seconds, if it has one.</summary>
    public IReadOnlyList<(string Name, long? LimitSeconds)> Waits { get; init; } = [];

    /// <summary>Every ruling of a person that the engine heard, in order.</summary>
    public IReadOnlyList<JsonObject> Rulings { get; init; } = [];

    /// <summary>Where a callback id or task token of it stands that is neither the desk's row nor the engine's history.</summary>
    public IReadOnlyList<string> Leaks { get; init; } = [];

    /// <summary>The outcome's status, or the execution's state where there is no outcome.</summary>
    public string Status => Text(Outcome, "status") ?? State.ToString().ToLowerInvariant();

    internal static string? Text(JsonNode? json, string member) =>
        json is JsonObject members && members[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;

    /// <summary>Whether a member is the same in both; what the other does not say is not compared.</summary>
    internal static bool Same(JsonObject one, string member, JsonNode? other) =>
        other?[member] is null || JsonNode.DeepEquals(one[member], other[member]);
}
