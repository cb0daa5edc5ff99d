using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class DurableWaitTests : DurableTests
{
    [Fact]
    public async Task Wait_Fresh_IsRecordedBeforeTheInvocationEnds()
    {
        var output = await Execution.InvokeAsync(context => context.WaitAsync(TimeSpan.FromSeconds(59.2), "nap"));

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Equal([["WAIT START Wait nap for 60 s"]], Execution.Calls);
    }

    [Fact]
    public async Task Wait_StillRunning_SuspendsAgainWithoutACheckpoint()
    {
        static Task Workflow(IDurableContext context) => context.WaitAsync(TimeSpan.FromSeconds(60), "nap");
        await Execution.InvokeAsync(Workflow);

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Single(Execution.Updates);
    }

    [Fact]
    public async Task Wait_Over_LetsTheWorkflowGoOn()
    {
        static async Task<string> Workflow(IDurableContext context)
        {
            await context.WaitAsync(TimeSpan.FromSeconds(60), "nap");
            return "awake";
        }

        await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal("\"awake\"", output.Result);
        Assert.Single(Execution.Updates);
    }

    [Fact]
    public async Task Wait_WhoseEndHasPassedButIsNotRecorded_LetsTheWorkflowGoOn()
    {
        static Task Workflow(IDurableContext context) => context.WaitAsync(TimeSpan.FromSeconds(60), "nap");
        await Execution.InvokeAsync(Workflow);
        Execution.Records.All[0].WaitDetails.ScheduledEndTimestamp = DateTime.UnixEpoch;

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal(InvocationStatus.Succeeded, output.Status);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(31_622_400.1)]
    public async Task Wait_OutsideItsRange_IsRefusedAndRecordsNothing(double seconds)
    {
        var output = await Execution.InvokeAsync(context => context.WaitAsync(TimeSpan.FromSeconds(seconds)));

        Assert.Equal((InvocationStatus.Failed, typeof(ArgumentOutOfRangeException).FullName), (output.Status, output.Error!.ErrorType));
        Assert.Empty(Execution.Updates);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31_622_400)]
    public async Task Wait_AtTheEndsOfItsRange_IsRecorded(int seconds)
    {
        await Execution.InvokeAsync(context => context.WaitAsync(TimeSpan.FromSeconds(seconds), "nap"));

        Assert.Equal([$"WAIT START Wait nap for {seconds} s"], Execution.Lines);
    }

    [Fact]
    public async Task Wait_BesideARunningStep_EndsTheInvocationAndCancelsTheStep()
    {
        var cancelled = new TaskCompletionSource();

        var output = await Execution.InvokeAsync(context => Task.WhenAll(
            context.StepAsync(
                async (_, ct) =>
                {
                    using var registration = ct.Register(cancelled.SetResult);
                    await Task.Delay(Timeout.Infinite, ct);
                },
                "slow"),
            context.WaitAsync(TimeSpan.FromSeconds(60), "nap")));
        await cancelled.Task;

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Equal(["STEP START Step slow", "WAIT START Wait nap for 60 s"], Execution.Lines);
    }
}
