using System.Runtime.CompilerServices;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Crashes;

/// <summary>Crashes a durable workflow at every update of every checkpoint, before, between and after effect and record.</summary>
internal sealed class DurableCrashes(CrashStage driver)
{
    public async IAsyncEnumerable<CrashTrial> PlayAsync(WorkflowName workflow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new HashSet<string>();
        foreach (var route in CrashRoute.All(workflow))
        {
            var (undisturbed, watched) = await PlayAsync(route, new(null, default), cancellationToken);
            foreach (var point in watched.Updates)
            {
                // A later route shares its first steps with the earlier ones.
                if (!known.Add($"{point}"))
                    continue;
                foreach (var moment in Enum.GetValues<CrashMoment>())
                {
                    var (crashed, crash) = await PlayAsync(route, new(point, moment), cancellationToken);
                    if (crash.Scene is null)
                        continue; // nothing takes effect before that checkpoint
                    yield return new(
                        workflow, Variant.Durable, route.Name, $"{point}", TextOf(moment), CrashStage.Wrong(undisturbed, crashed),
                        [.. crash.Effects.Where(effect => effect.Value > watched.Effects.GetValueOrDefault(effect.Key)).Select(effect => effect.Key)],
                        CrashStage.Evidence(undisturbed, crashed));
                }
            }
        }
    }

    private async Task<(CrashRun Run, CheckpointCrash Crash)> PlayAsync(CrashRoute route, CheckpointCrash crash, CancellationToken cancellationToken)
    {
        using (crash)
        {
            var stack = await driver.DeployAsync(Variant.Durable, cancellationToken);
            crash.Watch(stack.Account, stack.Services.Lambda);
            return (await driver.PlayAsync(stack, route, cancellationToken), crash);
        }
    }

    private static string TextOf(CrashMoment moment) => moment switch
    {
        CrashMoment.BeforeTheEffect => "before the effect",
        CrashMoment.BeforeTheRecord => "between effect and record",
        CrashMoment.AfterTheRecord => "after the record",
        _ => throw new ArgumentOutOfRangeException(nameof(moment), moment, "Unknown moment."),
    };
}
