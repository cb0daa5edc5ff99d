using System.Text.Json;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Crashes;

/// <summary>Durable workflows die before, between and after side effect and record at every checkpoint, and end as they should.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly CrashCase[] Cases =
    [
        new EveryKindCrashCase(),
        .. SamplesIn(Form.Readable, approval: "approval-submitter", release: "release-submitter", review: "review-submitter",
            manager: "manager-approval-submitter", fraud: "fraud-check-submitter"),
        .. SamplesIn(Form.Thrifty, approval: "ask", release: "ask", review: "ask", manager: "ask-manager", fraud: "ask-fraud-service"),
    ];

    /// <summary>The samples in which somebody is asked, in one form; each step that asks has a name of its own there.</summary>
    private static IEnumerable<CrashCase> SamplesIn(Form form, string approval, string release, string review, string manager, string fraud) =>
    [
        new SampleCrashCase(WorkflowName.Approval, "REQ-001", form, (_, _) => approval),
        new SampleCrashCase(WorkflowName.Approval, "REQ-003", form, (_, _) => approval),
        new SampleCrashCase(WorkflowName.Order, "ORD-BIG", form, (operation, _) => IsPut(operation) ? "charge" : release),
        new SampleCrashCase(WorkflowName.Moderation, "ART-FLAGGED", form, (_, body) => IsQuestion(body) ? review : "save"),
        new SampleCrashCase(WorkflowName.Loan, "ALICE", form, (operation, body) =>
            !IsPut(operation) ? fraud : IsQuestion(body) ? manager : "disburse"),
    ];

    public static TheoryData<string> Workflows() => [.. Cases.Select(row => row.Name)];

    [Theory, MemberData(nameof(Workflows))]
    public async Task Workflow_InvocationDiesAtEveryCheckpoint_EndsAsItShould(string workflow)
    {
        var row = Cases.Single(row => row.Name == workflow);
        var undisturbed = new CheckpointCrash(null, CrashMoment.AfterTheRecord, row.StepOf);
        var expected = await row.RunAsync(undisturbed);
        Assert.NotEmpty(undisturbed.Effects);
        Assert.All(undisturbed.Effects, effect => Assert.Contains($" Step Step {effect.Key} ", expected.Operations, StringComparison.Ordinal));
        Assert.All(undisturbed.Effects, effect => Assert.Equal(1, effect.Value));
        var (crashes, right) = (0, 0);
        var inDoubt = new HashSet<string>();

        await foreach (var (plan, run, point) in CrashAsync(row, undisturbed.Updates))
        {
            crashes++;
            inDoubt.UnionWith(undisturbed.Effects.Keys.Where(step => plan.Scene!.Interrupted(step) && plan.Scene.Done(step) > 0));
            var wrong = Differences(row, undisturbed, expected, plan, run);
            right += wrong.Count == 0 ? 1 : 0;
            output.WriteLine($"{row.Name} × {point}: {(wrong.Count == 0 ? Repeated(plan) : string.Join("; ", wrong))}");
        }

        output.WriteLine($"{row.Name}: {right} of {crashes}");
        Assert.Equal(undisturbed.Effects.Keys.Order(), inDoubt.Order()); // each was done once without anybody knowing
        Assert.Equal(crashes, right);
    }

    /// <summary>All crashes there are: at the checkpoint of every update. Before it only a step has an effect.</summary>
    private static async IAsyncEnumerable<(CheckpointCrash Plan, CrashedRun Run, string Point)> CrashAsync(
        CrashCase row, IReadOnlyList<CrashPoint> updates)
    {
        foreach (var update in updates)
        foreach (var moment in Enum.GetValues<CrashMoment>())
        {
            var plan = new CheckpointCrash(update, moment, row.StepOf);
            var run = await row.RunAsync(plan);
            if (plan.Scene is not null)
                yield return (plan, run, $"{update} × {moment}");
            else
                Assert.Equal(CrashMoment.BeforeTheEffect, moment);
        }
    }

    private static bool IsPut(string operation) => operation.EndsWith(".PutItem", StringComparison.Ordinal);

    private static bool IsQuestion(JsonElement body) => body.GetProperty("Item").TryGetProperty("question", out _);

    private static string Repeated(CheckpointCrash plan) =>
        plan.Effects.Where(effect => effect.Value > 1).Select(effect => effect.Key).ToList() is { Count: > 0 } twice
            ? $"right, {string.Join(" and ", twice)} took effect twice"
            : "right, nothing took effect twice";

    private static List<string> Differences(CrashCase row, CheckpointCrash undisturbed, CrashedRun expected, CheckpointCrash plan, CrashedRun run)
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
