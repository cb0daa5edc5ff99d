using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>The samples, each as often as it is wanted: under an id of its own, since an execution's name is taken once.</summary>
internal static class Requests
{
    public static IReadOnlyList<Sample> All { get; } = [.. WorkflowNames.All.SelectMany(SampleFiles.For)];

    /// <summary>One of each workflow that comes to somebody.</summary>
    public static IReadOnlyList<Sample> Waiting(string mark) =>
    [
        .. All.Where(sample => sample.Name is "REQ-003" or "ORD-BIG" or "ART-FLAGGED" or "ALICE").Select(sample => Marked(sample, mark)),
    ];

    /// <summary>Reads all that the API shows of a stack: decisions, executions, and one of each workflow.</summary>
    public static async Task<int> LookAsync(IStack stack)
    {
        string[] shown = ["decisions", .. WorkflowNames.All.Select(name => $"workflows/{name.ToText()}"), "workflows/moderation/ART-CLEAN"];
        foreach (var path in shown)
            await stack.Http.GetStringAsync(new Uri(stack.ApiUrl, path));
        return shown.Length;
    }

    public static Sample Marked(Sample sample, string mark)
    {
        var payload = JsonNode.Parse(sample.Payload)!;
        var field = sample.Workflow.IdField();
        payload[field] = $"{payload[field]}-{mark}";
        return sample with { Payload = payload.ToJsonString() };
    }
}
