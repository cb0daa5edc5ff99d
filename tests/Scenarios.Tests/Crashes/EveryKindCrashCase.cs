using System.Text.Json;
using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Tests.Durable;

namespace Comparison.Scenarios.Tests.Crashes;

/// <summary>The workflow with one of each operation; the body of each of its messages names the step.</summary>
internal sealed class EveryKindCrashCase : CrashCase
{
    public override string Name => "one of each";

    public override string? StepOf(string operation, JsonElement body) => body.GetProperty("MessageBody").GetString()!;

    public override bool IsGivenUp(string step) => step == EveryKind.Charge;

    public override string OutcomeAfter(CrashScene scene, string undisturbed) => scene.Interrupted(EveryKind.Charge)
        ? undisturbed.Replace("charged", "charged or not", StringComparison.Ordinal)
        : undisturbed;

    public override async Task<CrashRun> RunAsync(CheckpointCrash plan)
    {
        using var account = await DurableAccount.OpenAsync(EveryKind.RunAsync);
        plan.Watch(account.Account, account.Lambda);

        var end = await account.RunAsync();

        return CrashRun.Of($"{end.Status} {end.Result}", account.Lambda, plan.Arn);
    }
}
