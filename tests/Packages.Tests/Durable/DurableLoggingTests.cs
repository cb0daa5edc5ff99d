using Amazon.Lambda.DurableExecution;
using Microsoft.Extensions.Logging;

namespace Comparison.Packages.Tests.Durable;

[Collection(StaticLog.Alone)]
public sealed class DurableLoggingTests : DurableTests
{
    private readonly LogLines _log = new();

    [Theory]
    [InlineData(true, "between", "after")]
    [InlineData(false, "before", "between", "after")]
    public async Task Logger_InReplay_WritesOnlyWhatIsNewUnlessToldOtherwise(bool modeAware, params string[] expected)
    {
        async Task Workflow(IDurableContext context)
        {
            context.ConfigureLogger(new() { CustomLogger = _log, ModeAware = modeAware });
            context.Logger.LogInformation("before");
            await context.StepAsync((_, _) => Task.CompletedTask, "a");
            context.Logger.LogInformation("between");
            await context.WaitAsync(TimeSpan.FromSeconds(1), "nap");
            context.Logger.LogInformation("after");
        }

        await Execution.InvokeAsync(Workflow);
        var first = _log.Lines.ToList();
        _log.Lines.Clear();
        await Execution.InvokeAsync(Workflow);
        var replay = _log.Lines.ToList();

        Assert.Equal(["before", "between"], first);
        Assert.Equal(expected[..^1], replay);
    }

    [Theory]
    [InlineData("SUCCEEDED")]
    [InlineData("FAILED")]
    [InlineData("TIMED_OUT")]
    public async Task Logger_UpToAnOperationThatEndedAnyhow_StaysSilent(string status)
    {
        async Task Workflow(IDurableContext context)
        {
            context.ConfigureLogger(new() { CustomLogger = _log });
            context.Logger.LogInformation("before");
            var callback = await context.CreateCallbackAsync<string>("approval");
            context.Logger.LogInformation("after");
            await callback.GetResultAsync();
        }

        await Execution.InvokeAsync(Workflow);
        _log.Lines.Clear();
        Execution.Records.EndCallback(Amazon.Lambda.OperationStatus.FindValue(status));
        await Execution.InvokeAsync(Workflow);

        Assert.Equal(["after"], _log.Lines);
    }

    [Fact]
    public async Task Logger_OfAnExecutionThatIsOver_StaysSilentUntilTheLastRecord()
    {
        async Task Workflow(IDurableContext context)
        {
            context.ConfigureLogger(new() { CustomLogger = _log });
            foreach (var name in new[] { "a", "b" })
            {
                context.Logger.LogInformation("before {Step}", name);
                await context.StepAsync((_, _) => Task.CompletedTask, name);
            }

            context.Logger.LogInformation("end");
        }

        await Execution.InvokeAsync(Workflow);
        await Execution.InvokeAsync(Workflow);

        Assert.Equal(["before a", "before b", "end", "end"], _log.Lines);
    }

    [Fact]
    public async Task ConfiguredLogger_GivenOnlyAMode_KeepsTheLogger()
    {
        await Execution.InvokeAsync(context =>
        {
            context.ConfigureLogger(new() { CustomLogger = _log });
            context.ConfigureLogger(new() { ModeAware = false });
            context.Logger.LogInformation("kept");
            return Task.CompletedTask;
        });

        Assert.Equal(["kept"], _log.Lines);
    }

    [Fact]
    public async Task DefaultLogger_InAStep_WritesToTheStaticLogWithTheKeysOfExecutionAndStep()
    {
        using var _ = StaticLog.WriteTo(_log);

        await Execution.InvokeAsync(context => context.StepAsync(
            (step, _) =>
            {
                step.Logger.LogWarning("low on {Item}", "paper");
                return Task.CompletedTask;
            },
            "check"));

        Assert.Equal(
            $"Warning: low on {{Item}} {{operationId}} {{operationName}} {{attempt}} {{executionArn}} {{awsRequestId}} "
            + $"[paper, {Execution.Updates[0].Id}, check, 1, {LocalExecution.Arn}, request-1]",
            Assert.Single(_log.Lines));
        Assert.Empty(Execution.LambdaContext.Log.Lines);
    }
}
