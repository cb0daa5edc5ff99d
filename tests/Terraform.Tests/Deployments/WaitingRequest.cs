using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Domain;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>A request that has come to somebody who has not answered yet.</summary>
internal sealed class WaitingRequest(IStack stack, Sample sample)
{
    private readonly RequestDriver _driver = new(stack, sample);
    private PendingDecision? _asked;

    public IStack Stack => stack;

    public Sample Sample => sample;

    public async Task<WaitingRequest> StartAsync()
    {
        await _driver.StartAsync(CancellationToken.None);
        _asked = await _driver.UntilAskedAsync(CancellationToken.None);
        Assert.NotNull(_asked);
        return this;
    }

    /// <summary>Everybody says yes, now.</summary>
    public async Task<SampleRun> FinishAsync()
    {
        for (; _asked is not null; _asked = await _driver.UntilAskedAsync(CancellationToken.None))
            Assert.Equal(200, await _driver.DecideAsync(_asked, "approve", _asked.Deciders[0], "Looks right to me", CancellationToken.None));
        return await _driver.ResultAsync(CancellationToken.None);
    }
}

/// <summary>What became of a request that had waited.</summary>
internal sealed record FinishedRequest(string Variant, string Sample, SampleRun Run)
{
    public static async Task<FinishedRequest> FinishAsync(WaitingRequest waiting) =>
        new(waiting.Stack.Variant.ToString(), waiting.Sample.Name, await waiting.FinishAsync());

    public override string ToString() => $"{Sample} in {Variant}: {Run.Status}";
}

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
