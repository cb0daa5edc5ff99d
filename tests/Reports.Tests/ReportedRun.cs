using Comparison.Domain;
using Comparison.EndToEnd;
using Comparison.EndToEnd.Load;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Reports.Documents;
using Comparison.Reports.Figures;
using Comparison.Reports.Sections;
using Comparison.Reports.Slides;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Workflows;

[assembly: AssemblyFixture(typeof(Comparison.Reports.Tests.ReportedRun))]

namespace Comparison.Reports.Tests;

/// <summary>A run of the samples and a scenario with a bench beside it, for every test of the report: a process has one local cloud.</summary>
public sealed class ReportedRun : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2040, 1, 1, 9, 30, 0, TimeSpan.Zero);

    /// <summary>What the talk quotes: of all samples; the report has two of them.</summary>
    internal TalkParts Talk { get; private set; } = null!;

    internal ReportData Data { get; private set; } = null!;

    internal Document Document { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var cloud = await LocalCloud.StartAsync();
        using var both = await LocalComparison.DeployInBothFormsAsync(cloud);
        List<SampleComparison> all = [];
        foreach (var sample in WorkflowNames.All.SelectMany(SampleFiles.For))
            all.Add(await both.RunAsync(sample));
        Talk = Slides.Talk.CreateParts(all);
        SampleComparison[] samples = [.. all.Where(run => run.Sample.Name is "REQ-003" or "ALICE")];
        var scenario = ScenarioCatalog.For(WorkflowName.Approval).Single(scenario => scenario.Name == "answered-late");
        Data = new(
            Start, samples, [await new ScenarioRunner(cloud).RunAsync(scenario)], Bench("local"), AwsBench: null,
            new ReplayGrowth([(10, 0.4), (100, 0.6), (2900, 26)]));
        Document = ReportDocument.Create(Data);
    }

    public ValueTask DisposeAsync() => default;

    /// <summary>Ten executions of an approval in each variant: those of the durable one took 11, 12 … ms, the others 101, 102 … ms.</summary>
    internal static BenchResult Bench(string target) => new(
        target, Start, new("Linux", "a processor", 2, 1024, ".NET", 0.5), new(10, 4), ["approval queue: 0 s"], "raw.jsonl",
        [Series(Variant.Durable, 10), Series(Variant.StepFunctions, 100)]);

    private static BenchSeries Series(Variant variant, int from) => new(variant, WorkflowName.Approval, "REQ-003")
    {
        Units = variant == Variant.Durable ? new(4, 0, 1) : new(0, 3, 0),
        Samples = [.. Enumerable.Range(1, 10).Select(i => new BenchSample(
            variant, WorkflowName.Approval, Phase.Measured, 4, $"b-{i}", Start, "Succeeded", new(from + i, from + i, from + i, 50)))],
        Load = [new LoadLevel(1, from, 2), new LoadLevel(2, from, 2)],
    };
}
