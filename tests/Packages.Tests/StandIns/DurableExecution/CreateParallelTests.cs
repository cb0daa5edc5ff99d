using System.Collections.Concurrent;
using Amazon.Lambda.DurableExecution;
using Comparison.Packages.Tests.Durable;

namespace Comparison.Packages.Tests.StandIns.DurableExecution;

public sealed class CreateParallelTests : DurableTests
{
    private readonly List<string> _runs = [];

    [Fact]
    public async Task Branches_OfAnyType_AreRecordedAsAParallelOfAList()
    {
        var output = await Execution.InvokeAsync(TwoAsync);
        var own = Execution.Lines.Order().ToList();
        using var other = new LocalExecution();
        DurableBranch<object>[] list = [new("a", (_, _) => Task.FromResult<object>(1)), new("b", (_, _) => Task.FromResult<object>("two"))];
        await other.InvokeAsync(context => context.ParallelAsync(list, "both"));

        Assert.Equal("\"1 two AllCompleted 2\"", output.Result);
        Assert.Equal("CONTEXT START Parallel both", Execution.Lines[0]);
        Assert.Equal(other.Lines.Order(), own);
        Assert.Equal(other.Updates.Select(update => update.Id).Order(), Execution.Updates.Select(update => update.Id).Order());
    }

    [Fact]
    public async Task Branches_OfAParallelThatHasEnded_AnswerFromItsRecord()
    {
        await Execution.InvokeAsync(TwoAsync);
        var recorded = Execution.Updates.Count;

        var replayed = await Execution.InvokeAsync(TwoAsync);

        Assert.Equal("\"1 two AllCompleted 2\"", replayed.Result);
        Assert.Equal((recorded, 2), (Execution.Updates.Count, _runs.Count));
    }

    [Fact]
    public async Task Branch_ThatFails_ThrowsWhereItIsAwaitedAndNotOutOfTheWhole()
    {
        List<string> told = [];
        async Task Workflow(IDurableContext context)
        {
            await using var parallel = context.CreateParallel("one");
            var branch = parallel.Branch<int>("a", (_, _) => throw new InvalidOperationException("no stock"));
            var batch = await parallel.CompleteAsync();
            var error = await Assert.ThrowsAsync<ChildContextException>(async () => await branch);
            told.Add($"{batch.CompletionReason} {batch.FailureCount} {branch.Status} {error.Message} {error.SubType}");
        }

        await Execution.InvokeAsync(Workflow);
        await Execution.InvokeAsync(Workflow);

        Assert.Equal(Enumerable.Repeat("FailureToleranceExceeded 1 Failed no stock ParallelBranch", 2), told);
    }

    [Fact]
    public async Task Branch_WhoseTurnComesTooLate_DoesNotRun()
    {
        var output = await Execution.InvokeAsync(async context =>
        {
            await using var parallel = context.CreateParallel(
                config: new() { MaxConcurrency = 1, CompletionConfig = CompletionConfig.FirstSuccessful() });
            var first = parallel.Branch("a", (_, _) => Task.FromResult("first"));
            var second = parallel.Branch("b", (_, _) => Task.FromResult("second"));
            var batch = await parallel.CompleteAsync();
            await Assert.ThrowsAsync<DurableExecutionException>(async () => await second);
            return $"{await first} {second.Status} {batch.CompletionReason} {batch.StartedCount}";
        });

        Assert.Equal("\"first Started MinSuccessfulReached 1\"", output.Result);
    }

    [Fact]
    public async Task Branches_WaitingForTheirTurn_TakeItInTheOrderOfRegistration()
    {
        // Many, as each races its own beginning's checkpoint.
        var output = await Execution.InvokeAsync(async context =>
        {
            var orders = new HashSet<string>();
            for (var round = 0; round < 200; round++)
            {
                await using var parallel = context.CreateParallel(config: new() { MaxConcurrency = 1 });
                var order = new ConcurrentQueue<string>();
                foreach (var name in (string[])["a", "b", "c"])
                {
                    _ = parallel.Branch(name, (_, _) =>
                    {
                        order.Enqueue(name);
                        return Task.FromResult(name);
                    });
                }

                await parallel.CompleteAsync();
                orders.Add(string.Concat(order));
            }

            return string.Join(' ', orders);
        });

        Assert.Equal("\"abc\"", output.Result);
    }

    [Fact]
    public async Task FailurePercentage_OfAnOpenParallel_CountsOnlyOnceAllBranchesAreKnown()
    {
        var output = await Execution.InvokeAsync(async context =>
        {
            await using var parallel = context.CreateParallel(config: new() { CompletionConfig = new() { ToleratedFailurePercentage = 0.5 } });
            var failed = parallel.Branch<int>("a", (_, _) => throw new InvalidOperationException("no stock"));
            await Assert.ThrowsAsync<ChildContextException>(async () => await failed);
            _ = parallel.Branch("b", (_, ct) => Task.FromResult(ct.IsCancellationRequested));
            return (await parallel.CompleteAsync()).CompletionReason.ToString();
        });

        Assert.Equal("\"AllCompleted\"", output.Result);
    }

    [Fact]
    public async Task Parallel_ThatNobodyCompletes_IsRecordedWhenItIsDisposed()
    {
        await Execution.InvokeAsync(async context =>
        {
            var parallel = context.CreateParallel("one");
            _ = parallel.Branch("a", (_, _) => Task.FromResult(1));
            await parallel.DisposeAsync();
            Assert.Throws<ObjectDisposedException>(() => parallel.Branch("b", (_, _) => Task.FromResult(1)));
        });

        Assert.StartsWith("CONTEXT SUCCEED Parallel one =", Execution.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branch_OfAnotherNameThanRecorded_IsNotDeterministic()
    {
        static async Task Workflow(IDurableContext context, string name)
        {
            await using var parallel = context.CreateParallel("one");
            _ = parallel.Branch(name, (_, _) => Task.FromResult(1));
            await parallel.CompleteAsync();
        }

        await Execution.InvokeAsync(context => Workflow(context, "old"));

        var output = await Execution.InvokeAsync(context => Workflow(context, "new"));

        Assert.Equal(typeof(NonDeterministicExecutionException).FullName, output.Error!.ErrorType);
    }

    [Fact]
    public async Task Parallel_Complete_TakesNoMoreBranchesAndGivesTheSameTask()
    {
        await Execution.InvokeAsync(async context =>
        {
            await using var parallel = context.CreateParallel();
            var completion = parallel.CompleteAsync();
            Assert.Same(completion, parallel.CompleteAsync());
            Assert.Throws<InvalidOperationException>(() => parallel.Branch("a", (_, _) => Task.FromResult(1)));
            Assert.Equal(0, (await completion).TotalCount);
        });
    }

    [Fact]
    public async Task Parallel_WithABranchThatWaits_SuspendsAndGoesOnFromTheRecordsOfItsBranches()
    {
        async Task<string> Workflow(IDurableContext context)
        {
            await using var parallel = context.CreateParallel("both", new() { MaxConcurrency = 1 });
            var step = parallel.Branch("step", (branch, ct) => branch.StepAsync((_, _) => Run("step"), cancellationToken: ct));
            var wait = parallel.Branch("wait", async (branch, ct) =>
            {
                await branch.WaitAsync(TimeSpan.FromSeconds(2), cancellationToken: ct);
                return 2;
            });
            await parallel.CompleteAsync();
            return $"{await step} {await wait}";
        }

        var first = await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();
        var second = await Execution.InvokeAsync(Workflow);
        var replayed = await Execution.InvokeAsync(Workflow);

        Assert.Equal((InvocationStatus.Pending, "\"step 2\"", "\"step 2\""), (first.Status, second.Result, replayed.Result));
        Assert.Equal(["step"], _runs);
        Assert.Single(Execution.Lines, line => line.StartsWith("CONTEXT START Parallel both", StringComparison.Ordinal));
    }

    private async Task<string> TwoAsync(IDurableContext context)
    {
        await using var parallel = context.CreateParallel("both");
        var number = parallel.Branch("a", async (_, _) => (await Run("a")).Length);
        var text = parallel.Branch("b", async (_, _) => await Run("b") is "b" ? "two" : "");
        var batch = await parallel.CompleteAsync();
        return $"{await number} {await text} {batch.CompletionReason} {batch.TotalCount}";
    }

    private Task<string> Run(string name)
    {
        lock (_runs)
            _runs.Add(name);
        return Task.FromResult(name);
    }
}
