using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class ChildContextTests : DurableTests
{
    private int _runs;

    [Fact]
    public async Task ChildContext_Fresh_HasItsStartAcknowledgedBeforeItsOperations()
    {
        var output = await Execution.InvokeAsync(context => context.RunInChildContextAsync(CheckAsync, "phase"));

        Assert.Equal("1", output.Result);
        Assert.Equal(["CONTEXT START phase"], Execution.Calls[0]);
        Assert.Equal(
            ["CONTEXT START phase", "STEP START Step check", "STEP SUCCEED Step check = 1", "CONTEXT SUCCEED phase = 1"], Execution.Lines);
    }

    [Fact]
    public async Task ChildContext_Recorded_ReturnsItsResultWithoutRunning()
    {
        Task<int> Workflow(IDurableContext context) => context.RunInChildContextAsync(CheckAsync, "phase");
        await Execution.InvokeAsync(Workflow);

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal("1", output.Result);
        Assert.Equal(1, _runs);
        Assert.Equal(4, Execution.Updates.Count);
    }

    [Fact]
    public async Task ChildContext_SuspendedWithin_GoesOnWithoutAnotherStart()
    {
        Task<int> Workflow(IDurableContext context) => context.RunInChildContextAsync(
            async (child, ct) =>
            {
                await child.WaitAsync(TimeSpan.FromSeconds(5), "nap", ct);
                return await CheckAsync(child, ct);
            },
            "phase",
            new() { SubType = "Phase" });
        var suspended = await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();

        await Execution.InvokeAsync(Workflow);

        Assert.Equal(InvocationStatus.Pending, suspended.Status);
        Assert.Equal(["CONTEXT START Phase phase", "WAIT START Wait nap for 5 s"], Execution.Lines.Take(2));
        Assert.Equal(["STEP START Step check", "STEP SUCCEED Step check = 1", "CONTEXT SUCCEED Phase phase = 1"], Execution.Lines.Skip(2));
    }

    [Fact]
    public async Task ChildContext_Failing_RaisesTheSameNowAndInReplay()
    {
        List<ChildContextException> raised = [];
        async Task Workflow(IDurableContext context) => raised.Add(await Assert.ThrowsAsync<ChildContextException>(() =>
            context.RunInChildContextAsync(Throw, "phase", new() { SubType = "Phase" })));

        await Execution.InvokeAsync(Workflow);
        await Execution.InvokeAsync(Workflow);

        Assert.Equal("CONTEXT FAIL Phase phase ! System.InvalidOperationException: no stock", Execution.Lines[^1]);
        Assert.Equal(2, Execution.Updates.Count);
        Assert.All(
            raised, e => Assert.Equal(("no stock", "System.InvalidOperationException", "Phase"), (e.Message, e.ErrorType, e.SubType)));
        Assert.Equal(raised[0].OriginalStackTrace, raised[1].OriginalStackTrace);
    }

    [Fact]
    public async Task ChildContext_FailingWithAnErrorMapping_RaisesWhatItMapsTo()
    {
        var output = await Execution.InvokeAsync(context => context.RunInChildContextAsync(
            Throw, "phase", new() { ErrorMapping = e => new TimeoutException($"mapped: {e.Message}") }));

        Assert.Equal(("System.TimeoutException", "mapped: no stock"), (output.Error!.ErrorType, output.Error.ErrorMessage));
    }

    public static TheoryData<Exception> Undecided => [new NonDeterministicExecutionException("moved"), new StepInterruptedException("lost")];

    [Theory, MemberData(nameof(Undecided))]
    public async Task ChildContext_EndedByWhatANewDeploymentOrAttemptMayMend_StaysOpen(Exception undecided)
    {
        await Execution.InvokeAsync(context => context.RunInChildContextAsync((_, _) => throw undecided, "phase"));

        Assert.Equal(["CONTEXT START phase"], Execution.Lines);
    }

    [Theory]
    [InlineData(0, 262_144)]
    [InlineData(1, 0)]
    public async Task ChildContext_WithAResultOver256Kilobytes_RecordsNoResult(int over, int recordedBytes)
    {
        // Two bytes of the payload are its quotes.
        var text = new string('x', (256 * 1024) - 2 + over);

        await Execution.InvokeAsync(context => context.RunInChildContextAsync((_, _) => Task.FromResult(text), "big"));

        Assert.Equal(recordedBytes, Execution.Updates[^1].Payload.Length);
        Assert.Equal(over > 0, Execution.Updates[^1].ContextOptions?.ReplayChildren ?? false);
    }

    [Fact]
    public async Task ChildContext_WithoutRecordedResult_RunsAgainOverItsRecordsAndWritesNothing()
    {
        async Task<int> Workflow(IDurableContext context)
        {
            var big = await context.RunInChildContextAsync(
                async (child, ct) => new string('x', 262_144) + await CheckAsync(child, ct), "big");
            return big.Length;
        }

        await Execution.InvokeAsync(Workflow);
        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal("262145", output.Result);
        Assert.Equal(1, _runs);
        Assert.Equal(4, Execution.Updates.Count);
    }

    [Fact]
    public async Task ChildContext_Flat_RecordsOnlyItsOperations()
    {
        await Execution.InvokeAsync(context =>
            context.RunInChildContextAsync(CheckAsync, "phase", new() { NestingType = NestingType.Flat }));

        Assert.Equal(["STEP START Step check", "STEP SUCCEED Step check = 1"], Execution.Lines);
        Assert.All(Execution.Updates, update => Assert.Null(update.ParentId));
    }

    private Task<int> CheckAsync(IDurableContext child, CancellationToken ct) =>
        child.StepAsync((_, _) => Task.FromResult(++_runs), "check", cancellationToken: ct);

    private static Task Throw(IDurableContext child, CancellationToken ct) => throw new InvalidOperationException("no stock");
}
