using System.Text.Json;
using Comparison.Domain;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>A request, what the world does about it, and what breaks meanwhile: plain data, the same for both variants.</summary>
/// <param name="Payload">The request's text, which need not be valid nor even JSON.</param>
/// <param name="Events">In the order in which they happen.</param>
public sealed record FuzzCase(
    WorkflowName Workflow, string Payload, IReadOnlyList<FuzzEvent> Events, IReadOnlyList<FuzzFault> Faults)
{
    /// <exception cref="JsonException">It is no case.</exception>
    public static FuzzCase Parse(string json) =>
        JsonSerializer.Deserialize(json, FuzzJson.Default.FuzzCase) ?? throw new JsonException("The case is null.");

    public string ToJson() => JsonSerializer.Serialize(this, FuzzJson.Default.FuzzCase);

    /// <summary>The case in one line.</summary>
    public override string ToString() => string.Join(
        "; ", [$"{Workflow.ToText()} {Payload}", .. Events.Select(happening => happening.ToString()), .. Faults.Select(fault => fault.ToString())]);
}
