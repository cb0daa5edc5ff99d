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
internal sealed class TwinApprovalLab
{
    private static readonly Lazy<Task<TwinApprovalLab>> Opened = new(OpenAsync);

    private readonly HttpClient _http = new();
    private readonly Sample _sample = SampleFiles.For(WorkflowName.Approval).Single(sample => sample.Name == "REQ-003");
    private int _started;

    private TwinApprovalLab(DeployedStack durable, DeployedStack stepFunctions)
    {
        Durable = new LocalTarget(durable, _http);
        StepFunctions = new LocalTarget(stepFunctions, _http);
    }

    public IStack Durable { get; }

    public IStack StepFunctions { get; }

    public static Task<TwinApprovalLab> Shared => Opened.Value;

    private static async Task<TwinApprovalLab> OpenAsync()
    {
        var cloud = await LocalCloud.StartAsync();
        var options = new StackOptions { Start = TimeProvider.System.GetUtcNow().AddHours(1) };
        return new(
            await DeployedStack.DeployAsync(cloud, Variant.Durable, options),
            await DeployedStack.DeployAsync(cloud, Variant.StepFunctions, options));
    }

    /// <summary>Starts an approval and brings it to where it asks somebody.</summary>
    public async Task<(RequestDriver Driver, PendingDecision Asked)> AskAsync(IStack stack)
    {
        // Each run needs an id of its own: the engines remember names.
        var payload = _sample.Payload.Replace(_sample.Name, $"REQ-{++_started}", StringComparison.Ordinal);
        var driver = new RequestDriver(stack, _sample with { Payload = payload });
        await driver.StartAsync(CancellationToken.None);
        return (driver, (await driver.UntilAskedAsync(CancellationToken.None))!);
    }

    /// <summary>Approves it and brings it to its end.</summary>
    public static async Task ApproveAsync((RequestDriver Driver, PendingDecision Asked) waiting)
    {
        await waiting.Driver.DecideAsync(waiting.Asked, "approve", waiting.Asked.Deciders[0], "", CancellationToken.None);
        await waiting.Driver.UntilEndedAsync(CancellationToken.None);
    }
}
