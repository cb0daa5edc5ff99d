using Comparison.Durable.Conformance.Golden;
using Comparison.Durable.Conformance.Runs;
using Comparison.Local.Cloud;

namespace Comparison.Durable.Conformance;

/// <summary>The project's own proof, for whoever does not have AWS's requirements: the same handlers, and histories of ours.</summary>
public sealed class DurableGoldenHistoryTests
{
    public static TheoryData<string> Names => [.. GoldenCases.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task History_OfAWorkflow_IsTheOneInItsFile(string name)
    {
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var run = new ConformanceRun(cloud);
        var golden = GoldenCases.All[name];

        var ending = await run.RunAsync(golden.Workflow, golden.Input?.DeepClone(), [.. golden.Actions.Select(action => action.DeepClone().AsObject())]);

        var difference = GoldenFile.Compare(name, HistoryText.Write(ending));
        Assert.True(difference is null, difference);
    }

    [Fact]
    public void Files_AndWorkflows_AreTheSame() => Assert.Equal(GoldenCases.All.Keys.Order(), GoldenFile.Names().Order());
}
