using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Twins;

namespace Comparison.Scenarios.Tests.Costs;

/// <summary>What ten samples use in each of four forms, metered, beside what an audit by two experts counted by hand before there was any other.</summary>
public sealed class FairnessTableTests
{
    // As the audit priced: us-east-1, 1,024 MB of arm64, no logs and no traces.
    private static readonly Terms Terms = new(PriceSheets.For("us-east-1"), MemoryMegabytes: 1024, Architecture.Arm64);

    // What the audit's figures have on top: the lines that functions logged.
    private const decimal MaxLogs = 1.5m;

    private static readonly Lazy<Task<IReadOnlyList<SampleComparison>>> Runs = new(RunAllAsync);

    [Theory]
    [InlineData("REQ-001", 2, 2, 0, 1, 4, 3, 2, 54.2, 54.2, 38.7, 30.1)]
    [InlineData("REQ-003", 2, 2, 0, 1, 4, 3, 2, 58.7, 58.7, 43.2, 34.6)]
    [InlineData("ORD-12345", 5, 5, 0, 2, 4, 4, 2, 128.4, 128.4, 37.3, 37.3)]
    [InlineData("ORD-BIG", 7, 7, 0, 2, 7, 6, 3, 184.8, 184.8, 70.1, 61.6)]
    [InlineData("ORD-DECLINED", 2, 2, 0, 1, 1, 1, 1, 52.1, 52.1, 10.3, 10.3)]
    [InlineData("ART-CLEAN", 3, 2, 0, 1, 2, 2, 1, 77.8, 52.8, 19.6, 19.6)]
    [InlineData("ART-FLAGGED", 5, 4, 0, 1, 5, 4, 2, 132.6, 107.6, 50.7, 42.1)]
    [InlineData("ALICE", 13, 6, 2, 6, 12, 10, 3, 337.6, 165.3, 114.0, 96.9)]
    [InlineData("BOB", 8, 3, 1, 5, 5, 5, 1, 203.9, 80.2, 44.9, 44.9)]
    [InlineData("CHARLIE", 11, 4, 2, 6, 9, 8, 2, 282.0, 109.6, 82.5, 74.0)]
    public async Task Sample_InEachForm_UsesWhatTheAuditCounted(
        string name, int states, int thriftyStates, int children, int tasks, int operations, int thriftyOperations, int invocations, params double[] audited)
    {
        var run = (await Runs.Value).Single(run => run.Sample.Name == name);

        var (readable, thrifty) = (new FormUnits(run), new FormUnits(run.Thrifty!));
        decimal[] dollars = [Dollars(run.StepFunctions, run), Dollars(run.Thrifty!.StepFunctions, run), Dollars(run.Durable, run), Dollars(run.Thrifty.Durable, run)];

        Assert.Equal(new(states, 0, tasks, operations, invocations), readable);
        Assert.Equal(new(thriftyStates, children, tasks, thriftyOperations, invocations), thrifty);
        Assert.All(dollars.Zip(audited), pair => Assert.InRange((decimal)pair.Second - pair.First, 0, MaxLogs));
        var cells = dollars.Zip(audited, (metered, audit) => FormattableString.Invariant($"{metered:0.0} ({audit:0.0})")).ToList();
        Assert.Contains(
            $"\n| {name} | {states}: {cells[0]} | {thriftyStates}{(children > 0 ? $" + {children} E" : "")}: {cells[1]} | {tasks} "
            + $"| {operations}: {cells[2]} | {thriftyOperations}: {cells[3]} | {invocations} |\n",
            await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "how-we-measure.md")), StringComparison.Ordinal);
    }

    // Without what only observes: the audit took other lines of functions into account.
    private static decimal Dollars(SampleRun run, SampleComparison of)
    {
        var bill = Workload.Month(MeteredCounts.Count(run, of.Sample.Workflow), Terms, 1_000_000);
        return bill.Total - bill.Amount(CostGroup.Observing);
    }

    private static async Task<IReadOnlyList<SampleComparison>> RunAllAsync()
    {
        using var both = await LocalComparison.DeployInBothFormsAsync(await TestCloud.StartAsync());
        var runs = new List<SampleComparison>();
        foreach (var sample in WorkflowNames.All.SelectMany(SampleFiles.For))
            runs.Add(await both.RunAsync(sample));
        return runs;
    }

    /// <summary>What one form of a sample used.</summary>
    /// <param name="Children">Express executions.</param>
    /// <param name="Tasks">Invocations of functions by the machine and its children, those left out that it waits for by a token.</param>
    /// <param name="Invocations">Of the durable function.</param>
    private sealed record FormUnits(int States, int Children, int Tasks, int Operations, int Invocations)
    {
        public FormUnits(SampleComparison run)
            : this(
                (int)run.StepFunctions.Usage![BillingUnit.StateTransitions], (int)run.StepFunctions.Usage[BillingUnit.ExpressRequests],
                TasksOf(run),
                (int)run.Durable.Usage![BillingUnit.DurableOperations], HistoryCounts.Resumes(run.Durable.Timeline) + 1)
        {
        }

        private static int TasksOf(SampleComparison run)
        {
            var functions = MachineStates.WithFunctions(run.Sample.Workflow);
            return run.StepFunctions.Timeline.Concat(run.StepFunctions.Children)
                .Count(entry => entry.Event == "TaskScheduled" && functions.Contains(entry.Name ?? ""));
        }
    }
}
