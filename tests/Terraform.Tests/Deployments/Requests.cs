using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Suite.Samples;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>The samples, each as often as it is wanted: under an id of its own, since an execution's name is taken once.</summary>
internal static class Requests
{
    public static IReadOnlyList<Sample> All { get; } = [.. WorkflowNames.All.SelectMany(SampleFiles.Of)];

    /// <summary>One of each workflow that comes to somebody.</summary>
    public static IReadOnlyList<Sample> Waiting(string mark) =>
    [
        .. All.Where(sample => sample.Name is "REQ-003" or "ORD-BIG" or "ART-FLAGGED" or "ALICE").Select(sample => Marked(sample, mark)),
    ];

    public static Sample Marked(Sample sample, string mark)
    {
        var payload = JsonNode.Parse(sample.Payload)!;
        var field = sample.Workflow.IdField();
        payload[field] = $"{payload[field]}-{mark}";
        return sample with { Payload = payload.ToJsonString() };
    }
}
