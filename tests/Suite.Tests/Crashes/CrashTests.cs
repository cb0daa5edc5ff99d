using Comparison.Domain;

namespace Comparison.Suite.Tests.Crashes;

/// <summary>Durable workflows die before, between and after side effect and record at every checkpoint, and end as they should.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly CrashCase[] Cases =
    [
        new EveryKindCrashCase(),
        new SampleCrashCase(WorkflowName.Approval, "REQ-001", _ => "approval-submitter"),
        new SampleCrashCase(WorkflowName.Approval, "REQ-003", _ => "approval-submitter"),
    ];

    public static TheoryData<string> Workflows() => [.. Cases.Select(row => row.Name)];

    [Theory, MemberData(nameof(Workflows))]
    public async Task Workflow_InvocationDiesAtEveryCheckpoint_EndsAsItShould(string workflow)
    {
        var row = Cases.Single(row => row.Name == workflow);
        var undisturbed = new CrashPlan(CrashPlan.Never, CrashMoment.AfterTheRecord, row.StepOf);
        var expected = await row.RunAsync(undisturbed);
        Assert.NotEmpty(undisturbed.Effects);
        Assert.All(undisturbed.Effects, effect => Assert.Contains($" Step Step {effect.Key} ", expected.Operations, StringComparison.Ordinal));
        Assert.All(undisturbed.Effects, effect => Assert.Equal(1, effect.Value));
        var (crashes, right) = (0, 0);

        await foreach (var (plan, run, point) in CrashAsync(row))
        {
            crashes++;
            var wrong = Differences(row, undisturbed, expected, plan, run);
            right += wrong.Count == 0 ? 1 : 0;
            output.WriteLine($"{row.Name} × {point}: {(wrong.Count == 0 ? Repeated(plan) : string.Join("; ", wrong))}");
        }

        output.WriteLine($"{row.Name}: {right} of {crashes}");
        Assert.InRange(crashes, undisturbed.Checkpoints, int.MaxValue);
        Assert.Equal(crashes, right);
    }

    /// <summary>All crashes there are: until an execution ends before it comes to the checkpoint.</summary>
    /// <remarks>Branches share checkpoints as their threads happen to, so the last ones may be there in one run and not in the next.</remarks>
    private static async IAsyncEnumerable<(CrashPlan Plan, CrashRun Run, string Point)> CrashAsync(CrashCase row)
    {
        for (var (checkpoint, reached) = (1, true); reached; checkpoint++)
        {
            reached = false;
            foreach (var moment in Enum.GetValues<CrashMoment>())
            {
                var plan = new CrashPlan(checkpoint, moment, row.StepOf);
                var run = await row.RunAsync(plan);
                if (plan.Scene is null)
                    continue;
                reached = true;
                yield return (plan, run, $"checkpoint {checkpoint} × {moment}");
            }
        }
    }

    private static string Repeated(CrashPlan plan) =>
        plan.Effects.Where(effect => effect.Value > 1).Select(effect => effect.Key).ToList() is { Count: > 0 } twice
            ? $"right, {string.Join(" and ", twice)} took effect twice"
            : "right, nothing took effect twice";

    private static List<string> Differences(CrashCase row, CrashPlan undisturbed, CrashRun expected, CrashPlan plan, CrashRun run)
    {
        var wrong = new List<string>();
        var outcome = row.OutcomeAfter(plan.Scene!, expected.Outcome);
        if (run.Outcome != outcome)
            wrong.Add($"outcome {run.Outcome} instead of {outcome}");
        if (run.Operations != expected.Operations)
            wrong.Add($"operations\n{run.Operations}\ninstead of\n{expected.Operations}");
        foreach (var step in undisturbed.Effects.Keys)
        {
            // A step on record as ended never runs again; one in doubt does, unless it may run only once.
            var again = plan.Scene!.IsAhead(step) && !(plan.Scene.Interrupted(step) && row.IsGivenUp(step));
            var times = plan.Scene.Done(step) + (again ? 1 : 0);
            if (plan.Effects.GetValueOrDefault(step) != times)
                wrong.Add($"{step} took effect {plan.Effects.GetValueOrDefault(step)} times instead of {times}");
        }
        return wrong;
    }
}
