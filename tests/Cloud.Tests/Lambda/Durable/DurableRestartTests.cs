using System.Text.Json.Nodes;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.History;

namespace Comparison.Cloud.Tests.Lambda.Durable;

public sealed class DurableRestartTests
{
    [Fact]
    public async Task Callback_AnsweredAfterARestart_EndsTheExecution()
    {
        await using var lasting = new LastingAccount();
        var first = await lasting.BeginAsync(Ask);
        var arn = await first.BeginAsync("flow:$LATEST", payload: "{\"n\":1}");
        await first.Context.Workload.WhenIdleAsync();
        var callback = Assert.Single(first.Lambda.Durable.OpenCallbacks(arn)).CallbackId;

        var second = await lasting.BeginAsync(Ask, TimeSpan.FromMinutes(1));
        await second.PostAsync(LambdaAccount.CallbackPath(callback, "succeed"), "\"yes\"");
        await second.Context.Workload.WhenIdleAsync();

        var ended = await second.GetAsync(LambdaAccount.Path(arn));
        Assert.Equal(("SUCCEEDED", "\"yes\"", "{\"n\":1}"), ((string?)ended["Status"], (string?)ended["Result"], (string?)ended["InputPayload"]));
        Assert.Equal(
            [
                DurableHistoryEventType.ExecutionStarted, DurableHistoryEventType.CallbackStarted, DurableHistoryEventType.InvocationCompleted,
                DurableHistoryEventType.CallbackSucceeded, DurableHistoryEventType.InvocationCompleted, DurableHistoryEventType.ExecutionSucceeded,
            ],
            second.Lambda.Durable.History(arn).Items.Select(happened => happened.Type));
        Assert.Equal(callback, second.Lambda.Durable.History(arn).Items[1].CallbackId);
    }

    [Theory]
    [InlineData(59, DurableExecutionStatus.Running)]
    [InlineData(60, DurableExecutionStatus.Succeeded)]
    [InlineData(600, DurableExecutionStatus.TimedOut)]
    public async Task Time_WhileNoProcessRan_BringsWhatIsDue(int seconds, DurableExecutionStatus status)
    {
        await using var lasting = new LastingAccount();
        var first = await lasting.BeginAsync(Wait);
        var arn = await first.BeginAsync("flow:$LATEST");
        await first.Context.Workload.WhenIdleAsync();

        var second = await lasting.BeginAsync(Wait, TimeSpan.FromSeconds(seconds));

        Assert.Equal(status, second.Lambda.Durable.Describe(arn).Status);
    }

    [Fact]
    public async Task Invocation_InFlight_IsRepeated()
    {
        await using var lasting = new LastingAccount();
        var (began, never) = (new TaskCompletionSource(), new TaskCompletionSource<JsonNode>());
        var first = await lasting.BeginAsync(account => account.RegisterDurable("flow", async run =>
        {
            await run.CheckpointAsync(DurableRun.Update("STEP", "START", "s"));
            began.SetResult();
            return await never.Task;
        }));
        var arn = await first.BeginAsync("flow:$LATEST");
        await began.Task;

        var second = await lasting.BeginAsync(account => account.RegisterDurable(
            "flow", run => Task.FromResult(DurableRun.Succeeded((string)run.Find("s")!["Status"]! == "STARTED" ? "1" : "0"))));

        var history = second.Lambda.Durable.History(arn).Items;
        Assert.Equal("1", second.Lambda.Durable.Describe(arn).Result);
        Assert.Equal("Runtime.ExitError", history.First(happened => happened.Type == DurableHistoryEventType.InvocationCompleted).Error?.ErrorType);
    }

    [Fact]
    public async Task Function_NotThereAnyMore_TakesItsExecutionsWithIt()
    {
        await using var lasting = new LastingAccount();
        var first = await lasting.BeginAsync(Ask);
        await first.BeginAsync("flow:$LATEST", "open");
        await first.Context.Workload.WhenIdleAsync();

        var second = await lasting.BeginAsync(_ => { });
        await lasting.Data.WrittenAsync();

        Assert.Equal(0, second.Lambda.Durable.InMemory);
        Assert.All(Kinds, kind => Assert.Empty(lasting.Data.Read(kind)));
    }

    [Fact]
    public async Task Retention_OverWhileNoProcessRan_LeavesNothing()
    {
        await using var lasting = new LastingAccount();
        var first = await lasting.BeginAsync(Ask);
        var arn = await first.BeginAsync("flow:$LATEST");
        await first.Context.Workload.WhenIdleAsync();
        first.Lambda.Durable.Stop(arn);

        var second = await lasting.BeginAsync(Ask, TimeSpan.FromDays(14));
        await lasting.Data.WrittenAsync();

        Assert.Equal(DurableException.NotFound, Assert.Throws<DurableException>(() => second.Lambda.Durable.Describe(arn)).Code);
        Assert.All(Kinds.SkipLast(1), kind => Assert.Empty(lasting.Data.Read(kind)));
    }

    private static string[] Kinds { get; } =
        ["durable.execution", "durable.name", "durable.open", "durable.ended", "durable.callback", "durable.function"];

    private static void Ask(LambdaAccount account) => account.RegisterDurable("flow", run => DurableRun.AskAsync(run));

    private static void Wait(LambdaAccount account) => account.RegisterDurable("flow", run => DurableRun.WaitOnceAsync(run, 60));
}
