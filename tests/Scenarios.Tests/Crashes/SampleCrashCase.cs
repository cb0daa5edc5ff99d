using System.Text.Json;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Tests.Crashes;

/// <summary>A workflow of the suite on one of its samples, in the durable stack.</summary>
internal sealed class SampleCrashCase(WorkflowName workflow, string sample, Func<string, JsonElement, string?> stepOf) : CrashCase
{
    private static readonly HttpClient Http = new();

    public override string Name => $"{workflow.ToText()} {sample}";

    public override string? StepOf(string operation, JsonElement body) => stepOf(operation, body);

    public override async Task<CrashRun> RunAsync(CheckpointCrash plan)
    {
        var stack = await LocalStack.DeployAsync(await TestCloud.StartAsync(), Variant.Durable, new() { Start = TestCloud.Tomorrow });
        plan.Watch(stack.Account, stack.Services.Lambda);
        var request = SampleFiles.Of(workflow).Single(file => file.Name == sample);

        var run = await new SampleRunner(new LocalTarget(stack, Http)).RunAsync(request, default);

        var effects = string.Join(", ", run.Effects.Select(effect => $"{effect.Key}={effect.Value}"));
        return CrashRun.Of($"{run.State} {run.Outcome} {effects}", stack.Services.Lambda, plan.Arn);
    }
}
