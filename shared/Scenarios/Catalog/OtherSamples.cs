using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>Requests that differ from a sample in one member.</summary>
internal static class OtherSamples
{
    /// <summary>Another valid request under the same id: a member that no rule looks at closely says something else.</summary>
    public static string Changed(Sample sample)
    {
        var member = sample.Workflow switch
        {
            WorkflowName.Approval => "description",
            WorkflowName.Order => "customer_id",
            WorkflowName.Moderation => "title",
            WorkflowName.Loan => "address",
            _ => throw new ArgumentOutOfRangeException(nameof(sample), sample.Workflow, "Unknown workflow."),
        };
        return With(sample, member, $"{JsonNode.Parse(sample.Payload)![member]} (changed)").Payload;
    }

    public static Sample With(Sample sample, string member, JsonNode value)
    {
        var payload = JsonNode.Parse(sample.Payload)!.AsObject();
        payload[member] = value;
        return sample with { Payload = payload.ToJsonString() };
    }
}
