using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class BatchCompletionTests : DurableTests
{
    // One letter for each branch, run one after the other: s succeeds, f fails.
    [Theory]
    [InlineData("ss", null, null, null, "AllCompleted: 2 succeeded, 0 failed of 2")]
    [InlineData("sfs", null, null, null, "FailureToleranceExceeded: 1 succeeded, 1 failed of 2")]
    [InlineData("sfs", null, 0, null, "FailureToleranceExceeded: 1 succeeded, 1 failed of 2")]
    [InlineData("sfs", null, 1, null, "AllCompleted: 2 succeeded, 1 failed of 3")]
    [InlineData("ffs", null, 1, null, "FailureToleranceExceeded: 0 succeeded, 2 failed of 2")]
    [InlineData("fsss", null, null, 0.25, "AllCompleted: 3 succeeded, 1 failed of 4")]
    [InlineData("ffss", null, null, 0.25, "FailureToleranceExceeded: 0 succeeded, 2 failed of 2")]
    [InlineData("ssss", 2, null, null, "MinSuccessfulReached: 2 succeeded, 0 failed of 2")]
    [InlineData("sfs", 3, null, null, "AllCompleted: 2 succeeded, 1 failed of 3")]
    [InlineData("fs", 1, null, null, "AllCompleted: 1 succeeded, 1 failed of 2")]
    [InlineData("fss", 2, 0, null, "FailureToleranceExceeded: 0 succeeded, 1 failed of 1")]
    public async Task Batch_OneUnitAtATime_EndsWhenItsRuleIsDecided(
        string branches, int? minSuccessful, int? tolerated, double? share, string expected)
    {
        var rule = new CompletionConfig
        {
            MinSuccessful = minSuccessful,
            ToleratedFailureCount = tolerated,
            ToleratedFailurePercentage = share,
        };

        var first = await Execution.InvokeAsync(context => RunAsync(branches, context, rule));
        var replayed = await Execution.InvokeAsync(context => RunAsync(branches, context, rule));

        Assert.Equal($"\"{expected}\"", first.Result);
        Assert.Equal(first.Result, replayed.Result);
    }

    [Fact]
    public async Task CompletionConfig_MadeByName_DecidesAccordingly()
    {
        var all = await Execution.InvokeAsync(async context => new[]
        {
            await RunAsync("fsf", context, CompletionConfig.AllCompleted()),
            await RunAsync("sf", context, CompletionConfig.AllSuccessful()),
            await RunAsync("fss", context, CompletionConfig.FirstSuccessful()),
        });

        Assert.Equal(
            "[\"AllCompleted: 1 succeeded, 2 failed of 3\",\"FailureToleranceExceeded: 1 succeeded, 1 failed of 2\","
            + "\"MinSuccessfulReached: 1 succeeded, 1 failed of 2\"]",
            all.Result);
    }

    [Fact]
    public async Task Batch_WithAFailure_RaisesTheSameNowAndInReplay()
    {
        List<ChildContextException> raised = [];
        async Task Workflow(IDurableContext context)
        {
            var batch = await BatchAsync("fs", context, CompletionConfig.AllCompleted());
            raised.Add((ChildContextException)batch.GetErrors().Single());
            Assert.Same(raised[^1], Assert.Throws<ChildContextException>(batch.ThrowIfError));
        }

        await Execution.InvokeAsync(Workflow);
        await Execution.InvokeAsync(Workflow);

        Assert.Contains("CONTEXT FAIL ParallelBranch 0 ! System.InvalidOperationException: no stock", Execution.Lines);
        Assert.All(raised, e => Assert.Equal(("no stock", "System.InvalidOperationException"), (e.Message, e.ErrorType)));
        Assert.All(raised, e => Assert.Equal("ParallelBranch", e.SubType));
        Assert.Equal(raised[0].OriginalStackTrace, raised[1].OriginalStackTrace);
    }

    [Fact]
    public void CompletionConfig_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompletionConfig { MinSuccessful = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompletionConfig { ToleratedFailureCount = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompletionConfig { ToleratedFailurePercentage = 1.01 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParallelConfig { MaxConcurrency = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MapConfig<int> { MaxConcurrency = 0 });
    }

    [Fact]
    public void Configs_ByDefault_TolerateNoFailureAndNestAllAtOnce()
    {
        var (parallel, map) = (new ParallelConfig(), new MapConfig<int>());

        Assert.Equal((0, 0), (parallel.CompletionConfig.ToleratedFailureCount, map.CompletionConfig.ToleratedFailureCount));
        Assert.Equal((NestingType.Nested, NestingType.Nested), (parallel.NestingType, map.NestingType));
        Assert.Equal((null, null), (parallel.MaxConcurrency, map.MaxConcurrency));
    }

    private static async Task<string> RunAsync(string branches, IDurableContext context, CompletionConfig rule)
    {
        var batch = await BatchAsync(branches, context, rule);
        Assert.Equal(batch.FailureCount > 0, batch.HasFailure);
        return $"{batch.CompletionReason}: {batch.SuccessCount} succeeded, {batch.FailureCount} failed of {batch.TotalCount}";
    }

    private static Task<IBatchResult<char>> BatchAsync(string branches, IDurableContext context, CompletionConfig rule) =>
        context.ParallelAsync(
            [.. branches.Select(outcome => (Func<IDurableContext, CancellationToken, Task<char>>)((_, _) =>
                outcome == 's' ? Task.FromResult(outcome) : throw new InvalidOperationException("no stock")))],
            config: new() { MaxConcurrency = 1, CompletionConfig = rule });
}
