using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage;

namespace Comparison.Local.Cloud.StepFunctions.Machines;

/// <summary>A state machine as it is at one time; an update makes another one of the same ARN.</summary>
/// <param name="Text">The definition as it was sent: AWS compares and returns it letter for letter.</param>
/// <param name="Logging">Kept and shown; nothing is logged.</param>
/// <param name="Tracing">Kept and shown; nothing is traced.</param>
internal sealed record StateMachine(
    string Arn,
    string Name,
    string Text,
    StateMachineDefinition Definition,
    string RoleArn,
    DateTimeOffset Created,
    JsonObject Logging,
    JsonObject Tracing)
{
    /// <summary>Counts the machines of the account in the order of their creation.</summary>
    public long Number { get; init; }

    public DateTimeOffset Updated { get; init; } = Created;

    /// <summary>Changes with every update; AWS shows none before the first.</summary>
    public string? RevisionId { get; init; }

    /// <summary>Counts the versions of the machine, from 1; 0 for the machine itself.</summary>
    public int VersionNumber { get; init; }

    public string? VersionArn => VersionNumber == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{Arn}:{VersionNumber}");

    public string? VersionDescription { get; init; }

    /// <summary>When the version was made.</summary>
    public DateTimeOffset Published { get; init; }

    /// <summary>Deleted while executions were running: the machine is gone when they are.</summary>
    public bool IsDeleting { get; init; }

    /// <summary>Whether creating the other one again would change nothing. Role and tags do not count.</summary>
    public bool IsSameAs(StateMachine other) =>
        Text == other.Text && JsonNode.DeepEquals(Logging, other.Logging) && JsonNode.DeepEquals(Tracing, other.Tracing);
}
