using System.Text.Json;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.DurableExecutions.Operations;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Tests.Durable;

namespace Comparison.Scenarios.Tests.Crashes;

/// <summary>A workflow that survives crashes: a row of the matrix.</summary>
internal abstract class CrashCase
{
    public abstract string Name { get; }

    /// <summary>Which step sends a request, by its operation and body; null for a request without effect.</summary>
    public abstract string? StepOf(string operation, JsonElement body);

    /// <summary>Runs the workflow to its end in an account of its own that the plan watches.</summary>
    public abstract Task<CrashedRun> RunAsync(CheckpointCrash plan);

    /// <summary>Whether the step fails for good when it is interrupted, because it may run at most once and is not retried.</summary>
    public virtual bool IsGivenUp(string step) => false;

    /// <summary>What becomes of the workflow after a crash, given what becomes of it without one.</summary>
    public virtual string OutcomeAfter(CrashScene scene, string undisturbed) => undisturbed;
}

/// <summary>What a run leaves behind.</summary>
/// <param name="Operations">Id, type, sub-type, name and parent of each, in the order of the ids: branches have no order.</param>
internal sealed record CrashedRun(string Outcome, string Operations)
{
    public static CrashedRun Of(string outcome, LambdaEngine lambda, string arn) => new(outcome, string.Join('\n', lambda.Durable.Operations(arn)
        .Where(operation => operation.Type != DurableOperationType.Execution)
        .OrderBy(operation => operation.Id, StringComparer.Ordinal)
        .Select(operation => $"{operation.Id} {operation.Type} {operation.SubType} {operation.Name} {operation.ParentId}")));
}

/// <summary>The workflow with one of each operation; the body of each of its messages names the step.</summary>
internal sealed class EveryKindCrashCase : CrashCase
{
    public override string Name => "one of each";

    public override string? StepOf(string operation, JsonElement body) => body.GetProperty("MessageBody").GetString()!;

    public override bool IsGivenUp(string step) => step == EveryKind.Charge;

    public override string OutcomeAfter(CrashScene scene, string undisturbed) => scene.Interrupted(EveryKind.Charge)
        ? undisturbed.Replace("charged", "charged or not", StringComparison.Ordinal)
        : undisturbed;

    public override async Task<CrashedRun> RunAsync(CheckpointCrash plan)
    {
        using var account = await DurableAccount.OpenAsync(EveryKind.RunAsync);
        plan.Watch(account.Account, account.Lambda);

        var end = await account.RunAsync();

        return CrashedRun.Of($"{end.Status} {end.Result}", account.Lambda, plan.Arn);
    }
}

/// <summary>A workflow of the suite on one of its samples, in the durable stack.</summary>
internal sealed class SampleCrashCase(WorkflowName workflow, string sample, Form form, Func<string, JsonElement, string?> stepOf) : CrashCase
{
    private static readonly HttpClient Http = new();

    public override string Name => $"{workflow.ToText()} {sample}{(form == Form.Readable ? "" : ", thrifty")}";

    public override string? StepOf(string operation, JsonElement body) => stepOf(operation, body);

    public override async Task<CrashedRun> RunAsync(CheckpointCrash plan)
    {
        var stack = await DeployedStack.DeployAsync(await TestCloud.StartAsync(), Variant.Durable, new() { Form = form, Start = TestCloud.Tomorrow });
        plan.Watch(stack.Account, stack.Services.Lambda);
        var request = SampleFiles.For(workflow).Single(file => file.Name == sample);

        var run = await new SampleRunner(new LocalTarget(stack, Http)).RunAsync(request, default);

        var effects = string.Join(", ", run.Effects.Select(effect => $"{effect.Key}={effect.Value}"));
        return CrashedRun.Of($"{run.State} {run.Outcome} {effects}", stack.Services.Lambda, plan.Arn);
    }
}
