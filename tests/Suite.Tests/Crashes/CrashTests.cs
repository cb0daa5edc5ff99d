using Comparison.Local.Stacks;
using Comparison.Suite.Tests.Approvals;

namespace Comparison.Suite.Tests.Crashes;

/// <summary>The approval's durable function dies at every one of its checkpoints; the outcome is the same and its operations too.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Approval_InvocationDiesAtEveryCheckpoint_EndsTheSame()
    {
        var (plan, outcome, operations) = await RunAsync(checkpoint: 0, CrashMoment.BeforeTheRecord);
        Assert.False(plan.HasCrashed);
        Assert.Equal(1, plan.Messages);
        var crashes = 0;

        for (var checkpoint = 1; checkpoint <= plan.Checkpoints; checkpoint++)
            foreach (var moment in Enum.GetValues<CrashMoment>())
            {
                var crashed = await RunAsync(checkpoint, moment);

                if (!crashed.Plan.HasCrashed)
                    continue; // a quick step's start and end may share a checkpoint, so one run can have fewer than another
                crashes++;
                output.WriteLine($"approval × checkpoint {checkpoint} × {moment}: {crashed.Outcome}, {crashed.Plan.Messages} message(s)");
                Assert.Equal(outcome, crashed.Outcome);
                Assert.Equal(operations, crashed.Operations);
                // Only a submitter whose end was not recorded may send again: steps are at least once.
                Assert.InRange(crashed.Plan.Messages, 1, crashed.Plan.SubmitterWasRecorded ? 1 : 2);
            }
        output.WriteLine($"crashes: {crashes} of {crashes}");
        Assert.InRange(crashes, 4, int.MaxValue);
    }

    private static async Task<(CrashPlan Plan, string? Outcome, string Operations)> RunAsync(int checkpoint, CrashMoment moment)
    {
        var plan = new CrashPlan(checkpoint, moment);
        var approval = await ApprovalCase.OpenAsync(Variant.Durable);
        plan.Watch(approval.Stack);
        await approval.StartAsync(ApprovalCase.Expense(5000));

        var end = await approval.EndAsync();
        await approval.AdvanceAsync(TimeSpan.FromMinutes(10));

        var durable = approval.Stack.Services.Lambda.Durable;
        var execution = durable.Find("comparison-approval", ApprovalCase.RequestId)!;
        // The audit of determinism: every replay asked for the same operations under the same ids.
        var operations = durable.Operations(execution.Arn).Select(operation => $"{operation.Id} {operation.Type} {operation.SubType} {operation.Name} {operation.ParentId}");
        return (plan, end.Outcome?.GetProperty("comments").GetString(), string.Join('\n', operations.Where(line => !line.Contains("Execution", StringComparison.Ordinal))));
    }
}
