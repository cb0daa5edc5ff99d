using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Stacks;
using Comparison.Suite.Crowds;

namespace Comparison.Suite.Tests.Fuzzing;

/// <summary>Many executions of all workflows at once, with something broken for every twentieth: all end, alike, and every invariant holds.</summary>
public sealed class CrowdTests(ITestOutputHelper output)
{
    // What the process keeps for good: compiled code, connections, pools. A crowd that stayed would be ten times as much.
    private const long MarginMegabytes = 48;

    private static readonly string[] Ends = ["approved", "completed", "denied", "expired", "rejected", "saved"];

    [Fact]
    public async Task Crowd_OfTwoHundred_EndsAlikeAndWhole() => await PlayAsync(await TestCloud.StartAsync(), 200);

    [Fact]
    public async Task Crowd_OfTenThousand_EndsAlikeAndWholeAndGivesItsMemoryBack()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Runs with compare test --all (COMPARE_ALL=1).");
        var cloud = await TestCloud.StartAsync();
        await PlayAsync(cloud, 200); // so that what is made once is there before
        var before = Measured("before");

        await PlayAsync(cloud, 10_000);

        Assert.InRange(Measured("after") - before, -before, MarginMegabytes);
    }

    private async Task PlayAsync(LocalCloud cloud, int size)
    {
        using var http = new HttpClient();
        CrowdMember[] members = [.. Enumerable.Range(0, size).Select(index => CrowdMember.Of(1, index))];
        var crowd = new Crowd(cloud, http, members);
        var runs = new List<CrowdRun>();
        foreach (var variant in Enum.GetValues<Variant>())
            runs.Add(await crowd.PlayAsync(variant, TestCloud.Tomorrow, () => Measured($"{size} of {variant} waiting")));

        Assert.All(runs, run => Assert.Empty(run.Refused));
        Assert.All(runs, run => Assert.Empty(run.Broken));
        Assert.All(runs, run => Assert.InRange(run.Strikes.Values.Sum(), size / 50, size / 10));
        Assert.Equal(runs[0].Statuses, runs[1].Statuses);
        Assert.All(runs[0].Statuses.Values, status => Assert.Contains(status, Ends));
    }

    /// <summary>Megabytes on the managed heap after a full collection.</summary>
    private long Measured(string when)
    {
        var managed = GC.GetTotalMemory(forceFullCollection: true) >> 20;
        output.WriteLine($"{when}: {managed} MB managed, {Environment.WorkingSet >> 20} MB working set");
        return managed;
    }
}
