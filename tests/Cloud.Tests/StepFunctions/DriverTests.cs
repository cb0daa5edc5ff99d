using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>What a driver in the same process sees: time, work, units and what is waited for.</summary>
public sealed class DriverTests
{
    [Fact]
    public async Task Execution_Waiting_HoldsNoWork()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        await cloud.RunAsync(States.Ask());

        Assert.True(cloud.Account.Context.Workload.IsIdle);
        Assert.Equal(["Ask"], cloud.Service.FindExecution("machine", "run")!.WaitingStates);
    }

    [Fact]
    public async Task Execution_ServiceHasNotAnswered_HoldsWorkAndWaitsForNobody()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var called = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        cloud.Sqs.Answer = async _ =>
        {
            called.SetResult();
            await answer.Task;
            return [];
        };

        await cloud.BeginAsync(await cloud.CreateAsync(States.Ask()));
        await called.Task;

        Assert.False(cloud.Account.Context.Workload.IsIdle);
        Assert.Empty(cloud.Service.FindExecution("machine", "run")!.WaitingStates);
        answer.SetResult();
    }

    [Fact]
    public async Task Execution_Ended_IsFoundWithItsResult()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        await cloud.FinishAsync(await cloud.RunAsync(States.Pass, "1"));

        var view = cloud.Service.FindExecution("machine", "run")!;
        Assert.Equal((StateMachineStatus.Succeeded, "1"), (view.Result.Status, view.Result.Output));
        Assert.Null(cloud.Service.FindExecution("machine", "other"));
    }

    [Fact]
    public async Task Wait_AYear_TakesNoRealTime()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Wait(31_536_000));

        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("SUCCEEDED", (string)ended["status"]!);
        Assert.Equal(TimeSpan.FromDays(365), cloud.Time.Skipped);
    }

    [Fact]
    public async Task Machine_OverItsTime_TimesOutWithoutError()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var created = await cloud.CallAsync("CreateStateMachine", StepFunctionsFixture.Creation(
            """{"StartAt":"Wait","TimeoutSeconds":10,"States":{"Wait":{"Type":"Wait","Seconds":60,"End":true}}}"""));

        var ended = await cloud.FinishAsync(await cloud.BeginAsync((string)created["stateMachineArn"]!));
        await cloud.SettleAsync();

        Assert.Equal("TIMED_OUT", (string)ended["status"]!);
        Assert.False(ended.ContainsKey("error"));
        Assert.Equal(TimeSpan.FromSeconds(10), cloud.Time.Skipped);
        Assert.Equal("ExecutionStarted WaitStateEntered ExecutionTimedOut", await cloud.TypesAsync((string)ended["executionArn"]!));
    }

    [Fact]
    public async Task Meter_StatesAndRetries_AreTransitions()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Fail("""{"errorType":"Transient"}""");
        cloud.Lambda.Return("{}");

        await cloud.FinishAsync(await cloud.RunAsync("""
            {"First":{"Type":"Pass","Next":"Invoke"},"Invoke":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
            "Parameters":{"FunctionName":"f"},"Retry":[{"ErrorEquals":["States.ALL"]}],"Next":"Last"},"Last":{"Type":"Succeed"}}
            """));

        Assert.Equal(3 + 1, cloud.Account.Context.Meter.Read()[BillingUnit.StateTransitions]);
    }
}
