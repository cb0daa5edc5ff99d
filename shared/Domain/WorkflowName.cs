using System.Text.Json.Serialization;

namespace Comparison.Domain;

/// <summary>The workflows of the suite, named alike in every tree.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<WorkflowName>))]
public enum WorkflowName
{
    Approval,
    Order,
    Moderation,
    Loan,
}
