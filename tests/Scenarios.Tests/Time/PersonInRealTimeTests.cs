using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.Scenarios.Tests.Time;

/// <summary>Virtual time over real HTTP: the riskiest part of the house, proven under load.</summary>
public sealed class PersonInRealTimeTests
{
    private const int Lanes = 10;
    private const int RunsOfALane = 100;

    [Fact]
    public async Task SkippedTime_PersonAnswersInRealTime_NoneOfAThousandRunsExpires()
    {
        using var load = new BusyCores();
        var lanes = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => AskingLane.OpenAsync()));

        var results = await Task.WhenAll(lanes.Select(RunAsync));

        var all = results.SelectMany(lane => lane).ToList();
        Assert.Equal(Lanes * RunsOfALane, all.Count);
        Assert.All(all, run => Assert.Equal((DurableExecutionStatus.Succeeded, "\"yes\"", AskingLane.Delay), run));
    }

    private static async Task<List<(DurableExecutionStatus Status, string? Result, TimeSpan Skipped)>> RunAsync(AskingLane lane)
    {
        List<(DurableExecutionStatus, string?, TimeSpan)> runs = [];
        using (lane)
            for (var run = 0; run < RunsOfALane; run++)
                runs.Add(await lane.RunAsync());
        return runs;
    }
}
