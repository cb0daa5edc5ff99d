using System.Collections.Concurrent;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class DurableConcurrencyTests : DurableTests
{
    private readonly List<string> _runs = [];

    [Fact]
    public async Task Parallel_Unlimited_BeginsAllBranchesBeforeAnyEnds()
    {
        TaskCompletionSource last = new();

        await Execution.InvokeAsync(context => context.ParallelAsync([Ends(last.Task, "a"), Ends(last.Task, "b"), Releases(last, "c")]));

        Assert.Equal(
            ["CONTEXT START ParallelBranch 0", "CONTEXT START ParallelBranch 1", "CONTEXT START ParallelBranch 2"],
            Execution.Lines.Skip(1).Take(3));
    }

    [Fact]
    public async Task Parallel_Limited_BeginsNoMoreBranchesThanTheLimitAtOnce()
    {
        TaskCompletionSource two = new();
        ConcurrentBag<int> counts = [];
        var running = 0;
        async Task<int> Branch(IDurableContext branch, CancellationToken ct)
        {
            counts.Add(Interlocked.Increment(ref running));
            _ = counts.Contains(2) && two.TrySetResult();
            await two.Task;
            await branch.StepAsync((_, _) => Task.CompletedTask, cancellationToken: ct);
            return Interlocked.Decrement(ref running);
        }

        await Execution.InvokeAsync(context =>
            context.ParallelAsync([Branch, Branch, Branch, Branch, Branch], config: new() { MaxConcurrency = 2 }));

        Assert.Equal((5, 2), (counts.Count, counts.Max()));
    }

    [Fact]
    public async Task Parallel_EndingInAnotherOrder_GivesResultsInTheOrderOfTheBranches()
    {
        TaskCompletionSource second = new();

        var output = await Execution.InvokeAsync(async context =>
            (await context.ParallelAsync([Ends(second.Task, "a"), Releases(second, "b")])).GetResults());

        Assert.Equal("""["a","b"]""", output.Result);
    }

    [Fact]
    public async Task Parallel_Decided_CancelsABranchThatChecksItsToken()
    {
        static async Task<string> Patient(IDurableContext branch, CancellationToken ct)
        {
            await Task.Delay(Timeout.Infinite, ct);
            return "never";
        }

        async Task<string> Workflow(IDurableContext context)
        {
            var batch = await context.ParallelAsync(
                [Patient, Ends(Task.CompletedTask, "quick")], config: new() { CompletionConfig = CompletionConfig.FirstSuccessful() });
            return $"{batch.CompletionReason} {string.Concat(batch.GetResults())} without {batch.StartedCount}";
        }

        var first = await Execution.InvokeAsync(Workflow);
        var replayed = await Execution.InvokeAsync(Workflow);

        Assert.Equal("\"MinSuccessfulReached quick without 1\"", first.Result);
        Assert.Equal("\"MinSuccessfulReached quick without 0\"", replayed.Result);
        Assert.DoesNotContain(Execution.Lines, line => line.StartsWith("CONTEXT FAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Parallel_Decided_StillAwaitsABranchThatIgnoresItsToken()
    {
        TaskCompletionSource decided = new();
        async Task<string> Stubborn(IDurableContext branch, CancellationToken ct)
        {
            await using var told = ct.Register(decided.SetResult);
            await decided.Task;
            return "late";
        }

        var output = await Execution.InvokeAsync(async context => (await context.ParallelAsync(
            [Stubborn, Ends(Task.CompletedTask, "quick")],
            config: new() { CompletionConfig = CompletionConfig.FirstSuccessful() })).GetResults());

        Assert.Equal("""["late","quick"]""", output.Result);
        Assert.Equal("CONTEXT SUCCEED ParallelBranch 0 = \"late\"", Execution.Lines[^2]);
    }

    [Fact]
    public async Task Parallel_WithABranchThatWaits_SuspendsAndSkipsWhatHasEnded()
    {
        Task<IReadOnlyList<string>> Workflow(IDurableContext context) => ResultsAsync(context, new() { MaxConcurrency = 1 });
        var suspended = await Execution.InvokeAsync(Workflow);
        var before = Execution.Lines;
        Execution.Records.FireTimers();

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal(InvocationStatus.Pending, suspended.Status);
        Assert.Equal("WAIT START Wait nap for 2 s", before[^1]);
        Assert.Equal("""["b0","b1"]""", output.Result);
        Assert.Equal("CONTEXT SUCCEED ParallelBranch 1 = \"b1\"", Execution.Lines.Skip(before.Count).First());
        Assert.Equal(before.Count + 2, Execution.Lines.Count);
        Assert.Equal(["b0"], _runs);
    }

    [Fact]
    public async Task Parallel_FlatWithABranchThatWaits_RunsTheOthersAgainOverTheirRecords()
    {
        Task<IReadOnlyList<string>> Workflow(IDurableContext context) =>
            ResultsAsync(context, new() { MaxConcurrency = 1, NestingType = NestingType.Flat });
        await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal("""["b0","b1"]""", output.Result);
        Assert.Equal(["b0"], _runs);
        Assert.Single(Execution.Lines, line => line.StartsWith("CONTEXT START", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Parallel_WithABranchThatWaits_AbandonsAStepBesideItAndRunsItAgain()
    {
        TaskCompletionSource running = new();
        async Task<string> Beside(IStepContext step, CancellationToken ct)
        {
            _runs.Add("beside");
            await (running.TrySetResult() ? Task.Delay(Timeout.Infinite, ct) : Task.CompletedTask);
            return "beside";
        }

        Task Workflow(IDurableContext context) => context.ParallelAsync<string>([
            (branch, ct) => branch.StepAsync(Beside, cancellationToken: ct),
            (branch, ct) => running.Task.ContinueWith(_ => Waits(branch, ct), TaskScheduler.Default).Unwrap(),
        ]);
        var suspended = await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal((InvocationStatus.Pending, InvocationStatus.Succeeded), (suspended.Status, output.Status));
        Assert.Equal(["beside", "beside"], _runs);
    }

    [Fact]
    public async Task Parallel_WithABranchThatNoLongerFitsItsRecord_FailsTheExecutionAndNotTheBranch()
    {
        await Execution.InvokeAsync(context => context.ParallelAsync([Waits]));

        var output = await Execution.InvokeAsync(context =>
            context.ParallelAsync([(branch, ct) => branch.StepAsync((_, _) => Task.FromResult("b1"), cancellationToken: ct)]));

        Assert.Equal(typeof(NonDeterministicExecutionException).FullName, output.Error!.ErrorType);
        Assert.Equal("WAIT START Wait nap for 2 s", Execution.Lines[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Parallel_CancelledByItsCaller_EndsWithoutAnOutcome(bool branchLooksAtItsToken)
    {
        using CancellationTokenSource caller = new();
        async Task<string> Branch(IDurableContext branch, CancellationToken ct)
        {
            await caller.CancelAsync();
            return branchLooksAtItsToken ? throw new OperationCanceledException(ct) : "late";
        }

        await Execution.InvokeAsync(async context =>
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                context.ParallelAsync([Branch], config: new() { NestingType = NestingType.Flat }, cancellationToken: caller.Token));
        });

        Assert.Equal(["CONTEXT START Parallel"], Execution.Lines);
    }

    private static Func<IDurableContext, CancellationToken, Task<string>> Ends(Task when, string result) => async (_, _) =>
    {
        await when;
        return result;
    };

    private static Func<IDurableContext, CancellationToken, Task<string>> Releases(TaskCompletionSource others, string result) => (_, _) =>
    {
        others.SetResult();
        return Task.FromResult(result);
    };

    private static async Task<string> Waits(IDurableContext branch, CancellationToken ct)
    {
        await branch.WaitAsync(TimeSpan.FromSeconds(2), "nap", ct);
        return "b1";
    }

    private async Task<IReadOnlyList<string>> ResultsAsync(IDurableContext context, ParallelConfig config)
    {
        var batch = await context.ParallelAsync(
            [
                (branch, ct) => branch.StepAsync(
                    (_, _) =>
                    {
                        _runs.Add("b0");
                        return Task.FromResult("b0");
                    },
                    cancellationToken: ct),
                Waits,
            ],
            config: config);
        return batch.GetResults();
    }
}
