using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class DurableStepTests : DurableTests
{
    [Fact]
    public async Task Step_Fresh_RecordsStartAndResult()
    {
        var output = await Execution.InvokeAsync(context => context.StepAsync((_, _) => Task.FromResult("Hi"), "greet"));

        Assert.Equal(["STEP START Step greet", "STEP SUCCEED Step greet = \"Hi\""], Execution.Lines);
        Assert.Equal((InvocationStatus.Succeeded, "\"Hi\""), (output.Status, output.Result));
    }

    [Fact]
    public async Task Step_Recorded_ReturnsItsResultWithoutRunning()
    {
        var runs = 0;
        Task<int> Workflow(IDurableContext context) => context.StepAsync((_, _) => Task.FromResult(++runs), "count");
        await Execution.InvokeAsync(Workflow);

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal("1", output.Result);
        Assert.Equal(1, runs);
        Assert.Equal(2, Execution.Updates.Count);
    }

    [Fact]
    public async Task Step_WithoutResult_RecordsNull()
    {
        var output = await Execution.InvokeAsync(context => context.StepAsync((_, _) => Task.CompletedTask, "save"));

        Assert.Equal("STEP SUCCEED Step save = null", Execution.Lines[^1]);
        Assert.Equal((InvocationStatus.Succeeded, null), (output.Status, output.Result));
    }

    [Fact]
    public async Task Step_Running_KnowsItsAttemptAndId()
    {
        var seen = ("", 0);

        await Execution.InvokeAsync(context =>
            context.StepAsync((step, _) => Task.FromResult(seen = (step.OperationId, step.AttemptNumber))));

        Assert.Equal((Execution.Updates[0].Id, 1), seen);
    }

    [Fact]
    public async Task Step_ThrowingWithoutStrategy_FailsAtOnceAndTheExecutionWithTheOriginalError()
    {
        var output = await Execution.InvokeAsync(context => context.StepAsync(Throw, "charge"));

        Assert.Equal(["STEP START Step charge", "STEP FAIL Step charge ! System.InvalidOperationException: declined"], Execution.Lines);
        Assert.Equal(InvocationStatus.Failed, output.Status);
        Assert.Equal(("System.InvalidOperationException", "declined"), (output.Error!.ErrorType, output.Error.ErrorMessage));
    }

    [Fact]
    public async Task Step_Failed_RaisesTheSameInReplayAndThenItsStackTrace()
    {
        List<StepException> raised = [];
        async Task Workflow(IDurableContext context) =>
            raised.Add(await Assert.ThrowsAsync<StepException>(() => context.StepAsync(Throw, "charge")));

        await Execution.InvokeAsync(Workflow);
        await Execution.InvokeAsync(Workflow);

        Assert.Equal(2, raised.Count);
        Assert.All(raised, e => Assert.Equal(("declined", "System.InvalidOperationException"), (e.Message, e.ErrorType)));
        Assert.Null(raised[0].OriginalStackTrace);
        Assert.NotEmpty(raised[1].OriginalStackTrace!);
    }

    [Fact]
    public async Task Step_WithUnserializableResult_Fails()
    {
        var output = await Execution.InvokeAsync(context => context.StepAsync((_, _) => Task.FromResult(new Endless()), "loop"));

        Assert.Equal(InvocationStatus.Failed, output.Status);
        Assert.StartsWith("STEP FAIL Step loop !", Execution.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_CancelledByItsCaller_RecordsNoEnd()
    {
        using var cancellation = new CancellationTokenSource();

        var output = await Execution.InvokeAsync(context => context.StepAsync(
            async (_, ct) =>
            {
                await cancellation.CancelAsync();
                ct.ThrowIfCancellationRequested();
            },
            cancellationToken: cancellation.Token));

        Assert.Equal(InvocationStatus.Failed, output.Status);
        Assert.Equal(["STEP START Step"], Execution.Lines);
    }

    private static Task Throw(IStepContext step, CancellationToken ct) => throw new InvalidOperationException("declined");

    private sealed class Endless
    {
        public Endless Self => this;
    }
}
