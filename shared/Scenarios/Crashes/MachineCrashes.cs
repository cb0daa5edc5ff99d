using System.Runtime.CompilerServices;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Crashes;

/// <summary>
/// Crashes a state machine at every Task state: its function dies before or after its work, or its integration is not carried out, or is
/// with the answer lost.
/// </summary>
/// <remarks>States of other types do nothing that could break: Step Functions itself is assumed not to.</remarks>
internal sealed class MachineCrashes(CrashStage driver)
{
    private static readonly FaultKind[] Moments = [FaultKind.CrashBefore, FaultKind.CrashAfter];

    public async IAsyncEnumerable<CrashTrial> PlayAsync(WorkflowName workflow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new HashSet<string>();
        foreach (var route in CrashRoute.All(workflow))
        {
            var calm = await driver.DeployAsync(Variant.StepFunctions, cancellationToken);
            var undisturbed = await driver.PlayAsync(calm, route, cancellationToken);
            foreach (var task in await TaskCall.AllAsync(calm, workflow, cancellationToken))
                if (known.Add(task.State))
                    foreach (var kind in Moments)
                        yield return await PlayAsync(workflow, route, undisturbed, task, kind, cancellationToken);
        }
    }

    private async Task<CrashTrial> PlayAsync(
        WorkflowName workflow, CrashRoute route, CrashRun undisturbed, TaskCall task, FaultKind kind, CancellationToken cancellationToken)
    {
        var stack = await driver.DeployAsync(Variant.StepFunctions, cancellationToken);
        stack.Account.Context.Faults.Order(Fault.On(kind, task.Target) with { First = task.Occurrence });
        var crashed = await driver.PlayAsync(stack, route, cancellationToken);
        var wrong = stack.Account.Context.Faults.Strikes.Count == 1 ? [] : new[] { "it never crashed" };
        return new(
            workflow, Variant.StepFunctions, route.Name, task.State, TextOf(kind, task), [.. CrashStage.Wrong(undisturbed, crashed), .. wrong],
            kind == FaultKind.CrashAfter ? [task.Target] : [], CrashStage.Evidence(undisturbed, crashed));
    }

    private static string TextOf(FaultKind kind, TaskCall task) => (kind, task.IsFunction) switch
    {
        (FaultKind.CrashBefore, true) => "its function dies before its work",
        (_, true) => "its function dies after its work",
        (FaultKind.CrashBefore, false) => "the call is not carried out",
        _ => "the call is, and its answer is lost",
    };
}
