using Comparison.Adapters.Decisions;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Micro.Twins;

/// <summary>Approvals in both variants, by the HTTP API and with time skipped.</summary>
/// <remarks>
/// This times the local engines and the suite's own code. It says nothing about AWS, and one row nothing about the other.
/// One for the process: the durable runtime makes its client once, so a second local cloud would not be heard.
/// </remarks>
internal sealed class ApprovalLab
{
    private static readonly Lazy<Task<ApprovalLab>> Opened = new(OpenAsync);

    private readonly HttpClient _http = new();
    private readonly Sample _sample = SampleFiles.For(WorkflowName.Approval).Single(sample => sample.Name == "REQ-003");
    private int _started;

    private ApprovalLab(LocalStack durable, LocalStack stepFunctions)
    {
        Durable = new LocalTarget(durable, _http);
        StepFunctions = new LocalTarget(stepFunctions, _http);
    }

    public IStack Durable { get; }

    public IStack StepFunctions { get; }

    public static Task<ApprovalLab> Shared => Opened.Value;

    private static async Task<ApprovalLab> OpenAsync()
    {
        var cloud = await LocalCloud.StartAsync();
        var options = new StackOptions { Start = TimeProvider.System.GetUtcNow().AddHours(1) };
        return new(
            await LocalStack.DeployAsync(cloud, Variant.Durable, options),
            await LocalStack.DeployAsync(cloud, Variant.StepFunctions, options));
    }

    /// <summary>Starts an approval and brings it to where it asks somebody.</summary>
    public async Task<(Errand Errand, PendingDecision Asked)> AskAsync(IStack stack)
    {
        // Each run needs an id of its own: the engines remember names.
        var payload = _sample.Payload.Replace(_sample.Name, $"REQ-{++_started}", StringComparison.Ordinal);
        var errand = new Errand(stack, _sample with { Payload = payload });
        await errand.StartAsync(CancellationToken.None);
        return (errand, (await errand.UntilAskedAsync(CancellationToken.None))!);
    }

    /// <summary>Approves it and brings it to its end.</summary>
    public static async Task ApproveAsync((Errand Errand, PendingDecision Asked) waiting)
    {
        await waiting.Errand.DecideAsync(waiting.Asked, "approve", waiting.Asked.Deciders[0], "", CancellationToken.None);
        await waiting.Errand.UntilEndedAsync(CancellationToken.None);
    }
}
