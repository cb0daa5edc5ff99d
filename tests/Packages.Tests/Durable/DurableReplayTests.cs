using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class DurableReplayTests : DurableTests
{
    private const string One = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";
    private const string Two = "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35";
    private const string FirstInOne = "2ac06c59dbc2f95f867ebb0f4e986076465c3dfd08e9353610dcf46b8b030df6";

    [Fact]
    public async Task Operations_ByTheOrderOfTheCalls_HaveTheHashOfTheirNumberAsId()
    {
        await Execution.InvokeAsync(async context =>
        {
            await context.StepAsync((_, _) => Task.CompletedTask, "a");
            await context.StepAsync((_, _) => Task.CompletedTask, "b");
        });

        Assert.Equal([One, One, Two, Two], Execution.Updates.Select(update => update.Id));
        Assert.All(Execution.Updates, update => Assert.Null(update.ParentId));
    }

    [Fact]
    public async Task Operations_InAChildContext_HaveTheHashOfParentAndNumberAsIdAndNameTheParent()
    {
        await Execution.InvokeAsync(context => context.RunInChildContextAsync(
            (child, ct) => child.StepAsync((_, _) => Task.CompletedTask, cancellationToken: ct)));

        Assert.Equal([One, FirstInOne, FirstInOne, One], Execution.Updates.Select(update => update.Id));
        Assert.Equal([null, One, One, null], Execution.Updates.Select(update => update.ParentId));
    }

    [Fact]
    public async Task Operation_RecordedWithAnotherType_FailsTheExecution()
    {
        await Execution.InvokeAsync(context => context.StepAsync((_, _) => Task.CompletedTask, "a"));

        var output = await Execution.InvokeAsync(context => context.WaitAsync(TimeSpan.FromSeconds(1), "a"));

        Assert.Equal(InvocationStatus.Failed, output.Status);
        Assert.Equal(typeof(NonDeterministicExecutionException).FullName, output.Error!.ErrorType);
        Assert.Equal(2, Execution.Updates.Count);
    }

    [Theory]
    [InlineData("a", "b", InvocationStatus.Failed)]
    [InlineData("a", "a", InvocationStatus.Succeeded)]
    [InlineData("a", null, InvocationStatus.Succeeded)]
    [InlineData(null, "b", InvocationStatus.Succeeded)]
    public async Task Operation_RecordedWithAnotherName_FailsTheExecutionWhenBothHaveOne(
        string? recorded, string? asked, InvocationStatus status)
    {
        await Execution.InvokeAsync(context => context.StepAsync((_, _) => Task.CompletedTask, recorded));

        var output = await Execution.InvokeAsync(context => context.StepAsync((_, _) => Task.CompletedTask, asked));

        Assert.Equal(status, output.Status);
    }

    [Fact]
    public async Task ChildContext_WithAnotherOperationInside_IsNotRecordedAsFailed()
    {
        await Execution.InvokeAsync(context => context.RunInChildContextAsync(
            (child, ct) => child.WaitAsync(TimeSpan.FromSeconds(1), "a", ct)));

        var output = await Execution.InvokeAsync(context =>
            context.RunInChildContextAsync((child, ct) => child.StepAsync((_, _) => Task.CompletedTask, "a", cancellationToken: ct)));

        Assert.Equal(typeof(NonDeterministicExecutionException).FullName, output.Error!.ErrorType);
        Assert.Equal(["CONTEXT START", "WAIT START Wait a for 1 s"], Execution.Lines);
    }

    [Fact]
    public async Task Operation_RecordedAsStopped_FailsTheExecution()
    {
        await Execution.InvokeAsync(context => context.StepAsync((_, _) => Task.CompletedTask));
        Execution.Records.All[0].Status = OperationStatus.STOPPED;

        var output = await Execution.InvokeAsync(context => context.StepAsync((_, _) => Task.CompletedTask));

        Assert.Equal(typeof(NonDeterministicExecutionException).FullName, output.Error!.ErrorType);
    }
}
