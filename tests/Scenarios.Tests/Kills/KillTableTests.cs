using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Crashes;

namespace Comparison.Scenarios.Tests.Kills;

/// <summary>The local cloud goes on in another process, whatever write its own was killed after: each request ends once, and as it would have.</summary>
public sealed class KillTableTests(ITestOutputHelper output)
{
    public static TheoryData<WorkflowName, Variant> Workflows =>
        [.. from workflow in WorkflowNames.All from variant in Enum.GetValues<Variant>() select new TheoryDataRow<WorkflowName, Variant>(workflow, variant)];

    [Theory, MemberData(nameof(Workflows))]
    public async Task Cloud_KilledAfterAnyWrite_GoesOn(WorkflowName workflow, Variant variant)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var http = new HttpClient();
        var cloud = await TestCloud.StartAsync();
        foreach (var route in CrashRoute.All(workflow))
        {
            var killed = new KilledCloud(cloud, variant, route, http);
            var writes = await killed.PlayAsync(cancellationToken);
            Assert.NotEqual(0, writes);
            List<string> wrong = [];
            for (var after = 0; after <= writes; after++)
                if (await killed.GoOnAsync(after, cancellationToken) is { Count: > 0 } found)
                    wrong.Add($"after {after} of {writes} writes: {string.Join("; ", found)}");
            output.WriteLine($"{workflow.ToText()} in {variant.ToText()}, {route.Name}: {writes + 1 - wrong.Count} of {writes + 1}");
            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        }
    }
}
