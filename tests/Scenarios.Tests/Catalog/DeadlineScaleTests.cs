using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Tests.Catalog;

/// <summary>People's deadlines at a hundredth of their length, as for a demonstration.</summary>
public sealed class DeadlineScaleTests
{
    private static readonly HttpClient Http = new();

    // A payment settles before its order is asked about.
    public static TheoryData<Variant, WorkflowName, string, int> Scaled =>
    [
        .. from variant in Enum.GetValues<Variant>()
        from row in new[]
        {
            (WorkflowName.Loan, "ALICE", 18), (WorkflowName.Moderation, "ART-FLAGGED", 2_592), (WorkflowName.Order, "ORD-BIG", 5 + 864),
        }
        select new TheoryDataRow<Variant, WorkflowName, string, int>(variant, row.Item1, row.Item2, row.Item3),
    ];

    [Theory, MemberData(nameof(Scaled))]
    public async Task Question_NobodyAnswers_ExpiresAtTheScaledDeadline(Variant variant, WorkflowName workflow, string name, int seconds)
    {
        var options = new StackOptions { Start = TestCloud.Tomorrow, DeadlineScale = 0.01m };
        var stack = await DeployedStack.DeployAsync(await TestCloud.StartAsync(), variant, options);
        var driver = new RequestDriver(new LocalTarget(stack, Http), SampleFiles.For(workflow).Single(sample => sample.Name == name));
        await driver.StartAsync(default);

        var asked = await driver.UntilAskedAsync(default);
        await driver.UntilEndedAsync(default);
        var run = await driver.ResultAsync(default);

        Assert.Equal(TestCloud.Tomorrow.AddSeconds(seconds), asked!.ReplyBy);
        Assert.Equal(("expired", TimeSpan.FromSeconds(seconds)), (run.Status, run.Skipped));
    }
}
