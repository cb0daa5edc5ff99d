using Comparison.Local.StatesLanguage.Running;
using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.Running;

/// <summary>How executions end from outside, and by their length.</summary>
public sealed class StateMachineExecutionTests
{
    private const string Wait = """{"Wait":{"Type":"Wait","Seconds":60,"End":true}}""";

    [Fact]
    public async Task Stop_WhileWaiting_EndsTheRun()
    {
        var execution = TestMachine.Create(Wait, host: new TestHost { Waits = true });
        var run = execution.RunAsync();

        var stopped = execution.Stop("E", "C");
        await run;

        Assert.True(stopped);
        Assert.Equal((StateMachineStatus.Aborted, "E", "C"), (execution.Result.Status, execution.Result.Error, execution.Result.Cause));
        Assert.Equal("""ExecutionAborted 0 {"error":"E","cause":"C"}""", Show(execution));
    }

    [Fact]
    public async Task Stop_AfterTheEnd_ChangesNothing()
    {
        var execution = await TestMachine.RunAsync(Wait);

        Assert.False(execution.Stop("E", "C"));
        Assert.Equal(StateMachineStatus.Succeeded, execution.Result.Status);
    }

    [Fact]
    public async Task Deadline_OfTheMachine_EndsTheRunWithoutError()
    {
        var host = new TestHost { Waits = true };
        var execution = TestMachine.Create(Wait, host: host, more: "\"TimeoutSeconds\":59");
        var run = execution.RunAsync();

        host.Clock.Advance(TimeSpan.FromSeconds(59));
        await run;

        Assert.Equal(new ExecutionResult(StateMachineStatus.TimedOut, host.Clock.GetUtcNow()), execution.Result);
        Assert.Equal("""ExecutionTimedOut 0 {"error":"States.Timeout"}""", Show(execution));
    }

    [Fact]
    public async Task Deadline_BeyondTheRangeOfTimers_IsStillReached()
    {
        var host = new TestHost { Waits = true };
        var execution = TestMachine.Create(Wait, host: host, more: "\"TimeoutSeconds\":99999999");
        var run = execution.RunAsync();

        host.Clock.Advance(TimeSpan.FromSeconds(99_999_998));
        var before = execution.Result.Status;
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await run;

        Assert.Equal((StateMachineStatus.Running, StateMachineStatus.TimedOut), (before, execution.Result.Status));
    }

    [Fact]
    public async Task Deadline_NotReached_IsForgotten()
    {
        var host = new TestHost();
        var execution = TestMachine.Create("""{"Pass":{"Type":"Pass","End":true}}""", host: host, more: "\"TimeoutSeconds\":59");

        await execution.RunAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(StateMachineStatus.Succeeded, execution.Result.Status);
    }

    [Fact]
    public async Task History_Full_FailsTheExecutionWithItsLastEvent()
    {
        var execution = await TestMachine.RunAsync("""
            {"Loop":{"Type":"Choice","Choices":[{"Variable":"$.stop","IsPresent":true,"Next":"End"}],"Default":"Loop"},
             "End":{"Type":"Succeed"}}
            """);

        var last = execution.History[^1];
        Assert.Equal((25_000L, 24_999L, "ExecutionFailed"), (last.Id, last.PreviousEventId, last.Type));
        Assert.Equal(
            new ExecutionResult(
                StateMachineStatus.Failed, last.Timestamp, Error: "States.Runtime",
                Cause: "The execution reached the maximum number of history events (25000)."),
            execution.Result);
    }

    [Fact]
    public async Task ContextObject_Whole_MatchesAws()
    {
        var output = await TestMachine.OutcomeAsync(TestMachine.Pass("\"Parameters\":{\"c.$\":\"$$\"},\"OutputPath\":\"$.c\""), """{"a":1}""");

        Assert.Equal(
            """{"Execution":{"Id":"arn:aws:states:us-east-1:000000000001:execution:machine:run","Input":{"a":1},"""
            + """ "StartTime":"2030-01-01T00:00:00.000Z",""".TrimStart()
            + """ "Name":"run","RoleArn":"arn:aws:iam::000000000001:role/states","RedriveCount":0},""".TrimStart()
            + """ "StateMachine":{"Id":"arn:aws:states:us-east-1:000000000001:stateMachine:machine","Name":"machine"},""".TrimStart()
            + """ "State":{"Name":"Pass","EnteredTime":"2030-01-01T00:00:00.000Z"}}""".TrimStart(),
            output);
    }

    private static string Show(StateMachineExecution execution) =>
        $"{execution.History[^1].Type} {execution.History[^1].PreviousEventId} {execution.History[^1].Details!.ToJsonString()}";
}
