using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class DurableMapTests : DurableTests
{
    private static readonly int[] Numbers = [10, 20, 30];

    private int _runs;

    [Fact]
    public async Task Map_OneAtATime_RecordsItemAfterItemAndThenTheOutcomes()
    {
        var output = await Execution.InvokeAsync(async context => (await context.MapAsync(
            Numbers, (_, item, index, all, _) => Task.FromResult(item + index + all.Count), "sums", OneAtATime)).GetResults());

        Assert.Equal("[13,24,35]", output.Result);
        Assert.Equal(
            [
                "CONTEXT START Map sums",
                "CONTEXT START MapIteration 0",
                "CONTEXT SUCCEED MapIteration 0 = 13",
                "CONTEXT START MapIteration 1",
                "CONTEXT SUCCEED MapIteration 1 = 24",
                "CONTEXT START MapIteration 2",
                "CONTEXT SUCCEED MapIteration 2 = 35",
            ],
            Execution.Lines.SkipLast(1));
        Assert.StartsWith("""CONTEXT SUCCEED Map sums = {"CompletionReason":"ALL_COMPLETED",""", Execution.Lines[^1]);
    }

    [Fact]
    public async Task Map_WithANamer_NamesItemsByIt()
    {
        var output = await Execution.InvokeAsync(async context =>
        {
            var batch = await context.MapAsync(
                Numbers, (_, item, _, _, _) => Task.FromResult(item), config: new() { ItemNamer = (item, i) => $"{i}-of-{item}" });
            return batch.All.Select(item => item.Name);
        });

        Assert.Equal("""["0-of-10","1-of-20","2-of-30"]""", output.Result);
        Assert.Contains("CONTEXT SUCCEED MapIteration 1-of-20 = 20", Execution.Lines);
    }

    [Theory]
    [InlineData(NestingType.Nested, 0)]
    [InlineData(NestingType.Flat, 4)]
    public async Task Map_WithResultsOver256KilobytesTogether_RunsAgainOverItsRecords(NestingType nesting, int bodiesRunAgain)
    {
        async Task<int> Workflow(IDurableContext context)
        {
            var batch = await context.MapAsync([1, 2, 3, 4], LargeAsync, config: new() { MaxConcurrency = 1, NestingType = nesting });
            return string.Concat(batch.GetResults()).Length;
        }

        var first = await Execution.InvokeAsync(Workflow);
        var (recorded, runs) = (Execution.Updates.Count, _runs);
        var replayed = await Execution.InvokeAsync(Workflow);

        Assert.True(Execution.Updates[^1].ContextOptions.ReplayChildren);
        Assert.EndsWith("""{"Index":3,"Name":"3","Status":"SUCCEEDED","Result":null,"Error":null}]}""", Execution.Updates[^1].Payload);
        Assert.Equal(("280000", first.Result), (first.Result, replayed.Result));
        Assert.Equal((recorded, runs + bodiesRunAgain), (Execution.Updates.Count, _runs));
    }

    [Fact]
    public async Task Map_WithLargeResultsAndAFailure_RaisesTheRecordedErrorInReplay()
    {
        List<string?> errors = [];
        async Task Workflow(IDurableContext context)
        {
            var config = new MapConfig<int> { CompletionConfig = CompletionConfig.AllCompleted() };
            var batch = await context.MapAsync([1, 2, 3, 4, 0], LargeAsync, config: config);
            errors.Add(batch.GetErrors().Single().Message);
        }

        await Execution.InvokeAsync(Workflow);
        await Execution.InvokeAsync(Workflow);

        Assert.Equal(["zero", "zero"], errors);
    }

    [Fact]
    public async Task Map_InABranchOfAParallel_IsTakenUpWhereItSuspended()
    {
        Task<string> Workflow(IDurableContext context) => NestedAsync(context);
        await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();
        await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal("\"10,20,30\"", output.Result);
        Assert.Equal(3, _runs);
        Assert.Equal(
            ["CONTEXT SUCCEED Map inner", "CONTEXT SUCCEED ParallelBranch 0", "CONTEXT SUCCEED Parallel outer"],
            Execution.Lines.TakeLast(3).Select(line => line.Split(" = ")[0]));
    }

    [Fact]
    public async Task Map_WithAResultThatCannotBeWritten_CountsItAsAFailure()
    {
        var output = await Execution.InvokeAsync(async context =>
        {
            var batch = await context.MapAsync(Numbers, (_, _, _, _, _) => Task.FromResult<Delegate>(() => { }), config: null);
            return $"{batch.CompletionReason} {batch.FailureCount > 0}";
        });

        Assert.Equal("\"FailureToleranceExceeded True\"", output.Result);
    }

    private static MapConfig<int> OneAtATime => new() { MaxConcurrency = 1 };

    private async Task<string> NestedAsync(IDurableContext context)
    {
        var outer = await context.ParallelAsync(
            [
                async (branch, ct) =>
                {
                    var inner = await branch.MapAsync(Numbers, NapAsync, "inner", OneAtATime, ct);
                    return string.Join(',', inner.GetResults());
                },
            ],
            "outer");
        return outer.GetResults().Single();
    }

    private async Task<int> NapAsync(IDurableContext context, int item, int index, IReadOnlyList<int> all, CancellationToken ct)
    {
        await context.StepAsync((_, _) => Task.FromResult(++_runs), cancellationToken: ct);
        if (index > 0)
            await context.WaitAsync(TimeSpan.FromSeconds(1), cancellationToken: ct);
        return item;
    }

    private Task<string> LargeAsync(IDurableContext context, int item, int index, IReadOnlyList<int> all, CancellationToken ct)
    {
        _runs++;
        return item == 0 ? throw new InvalidOperationException("zero") : Task.FromResult(new string('x', 70_000));
    }
}
