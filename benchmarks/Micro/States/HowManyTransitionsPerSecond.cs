using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;

namespace Comparison.Micro.States;

/// <summary>How many state transitions does the service make in a second, by the number of executions that run at once?</summary>
/// <remarks>
/// All of them stand behind a Wait state, and are let go together. The mean is the time of one transition; its reciprocal the answer.
/// </remarks>
public class HowManyTransitionsPerSecond
{
    private const int Transitions = 20_000;
    // An execution of more states than this would come near the limit of 25,000 events.
    private const int LongestRun = 10_000;

    private StatesLab _lab = null!;

    [Params(1, 100, 10_000)]
    public int Executions { get; set; }

    private int Length => Math.Min(Transitions / Executions, LongestRun);

    // Made anew for each iteration, so that what is measured is not the keeping of old histories.
    [IterationSetup]
    public void Start()
    {
        _lab = StatesLab.OpenAsync(Chain(Length).ToJsonString()).GetAwaiter().GetResult();
        _lab.StartAsync(Executions, []).GetAwaiter().GetResult();
    }

    [Benchmark(OperationsPerInvoke = Transitions)]
    public async Task Run()
    {
        await _lab.AdvanceAsync(TimeSpan.FromSeconds(1));
        for (var made = Executions * Length; made < Transitions; made += Executions * Length)
        {
            await _lab.StartAsync(Executions, []);
            await _lab.AdvanceAsync(TimeSpan.FromSeconds(1));
        }
    }

    private static JsonObject Chain(int length)
    {
        var states = new JsonObject { ["Wait"] = new JsonObject { ["Type"] = "Wait", ["Seconds"] = 1, ["Next"] = "1" } };
        for (var i = 1; i < length; i++)
            states[$"{i}"] = new JsonObject { ["Type"] = "Pass", ["Next"] = $"{i + 1}" };
        states[$"{length}"] = new JsonObject { ["Type"] = "Succeed" };
        return new JsonObject { ["StartAt"] = "Wait", ["States"] = states };
    }
}
