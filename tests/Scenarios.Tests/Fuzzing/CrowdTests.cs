using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Crowds;

namespace Comparison.Scenarios.Tests.Fuzzing;

/// <summary>Many executions of all workflows at once, with something broken for every twentieth: all end, alike, and every invariant holds.</summary>
public sealed class CrowdTests(ITestOutputHelper output)
{
    private static readonly string[] Ends = ["approved", "completed", "denied", "expired", "rejected", "saved"];

    [Fact]
    public async Task Crowd_OfTwoHundred_EndsAlikeAndWhole() => await PlayAsync(await TestCloud.StartAsync(), 200);

    [Fact]
    public async Task Crowd_OfTenThousand_EndsAlikeAndWhole()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Runs with compare test --all (COMPARE_ALL=1).");

        await PlayAsync(await TestCloud.StartAsync(), 10_000);
    }

    private async Task PlayAsync(LocalCloud cloud, int size)
    {
        using var http = new HttpClient();
        CrowdMember[] members = [.. Enumerable.Range(0, size).Select(index => CrowdMember.Draw(1, index))];
        var crowd = new Crowd(cloud, http, members);
        var runs = new List<CrowdRun>();
        foreach (var variant in Enum.GetValues<Variant>())
            runs.Add(await crowd.PlayAsync(variant, TestCloud.Tomorrow, () => Measure($"{size} of {variant} waiting")));

        Measure($"{size} of each ended");
        Assert.All(runs, run => Assert.Empty(run.Refused));
        Assert.All(runs, run => Assert.Empty(run.Broken));
        Assert.All(runs, run => Assert.InRange(run.Strikes.Values.Sum(), size / 50, size / 10));
        Assert.Equal(runs[0].Statuses, runs[1].Statuses);
        Assert.All(runs[0].Statuses.Values, status => Assert.Contains(status, Ends));
    }

    // For the record only: idle HTTP connections hold what they served last for a while of real time, which no test waits for.
    private void Measure(string when) => output.WriteLine(
        $"{when}: {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB managed, {Environment.WorkingSet >> 20} MB working set");
}
