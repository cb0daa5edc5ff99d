using Comparison.Local.StatesLanguage.Running;
using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.States;

public sealed class ParallelStateTests
{
    private static readonly string Assigning = TestMachine.Definition(
        """{"A":{"Type":"Pass","Assign":{"y.$":"$x"},"Next":"B"},"B":{"Type":"Pass","Parameters":{"y.$":"$y"},"End":true}}""");

    private static readonly string Failing = TestMachine.Definition("""{"Fail":{"Type":"Fail","Error":"Broken","Cause":"inside"}}""");

    private static readonly string Waiting = TestMachine.Definition("""{"Wait":{"Type":"Wait","Seconds":60,"End":true}}""");

    [Fact]
    public async Task Branches_AllSucceed_GiveTheirOutputsInOrder()
    {
        var outcome = await TestMachine.OutcomeAsync(TestMachine.Parallel("", Number(3), Number(1), Number(2)));

        Assert.Equal("[3,1,2]", outcome);
    }

    [Fact]
    public async Task ResultSelector_OfTheArray_ShapesTheResult()
    {
        var outcome = await TestMachine.OutcomeAsync(
            TestMachine.Parallel(""" "ResultSelector":{"second.$":"$[1]"},"ResultPath":"$.r" """, Number(3), Number(1)), """{"a":0}""");

        Assert.Equal("""{"a":0,"r":{"second":1}}""", outcome);
    }

    [Fact]
    public async Task Variables_OfOuterScope_AreReadAndThoseOfTheBranchAreLost()
    {
        var states = $$$"""
            {"Set":{"Type":"Pass","Assign":{"x":4},"Next":"P"},"P":{"Type":"Parallel","Branches":[{{{Assigning}}}],"Next":"Read"},
             "Read":{"Type":"Pass","Parameters":{"y.$":"$y"},"End":true}}
            """;

        var execution = await TestMachine.RunAsync(states);

        var exited = execution.History.Single(happened => happened.Type == "ParallelStateExited");
        Assert.Equal("""[{"y":4}]""", (string?)exited.Details!["output"]);
        Assert.Equal("States.Runtime", execution.Result.Error);
    }

    [Fact]
    public async Task Branch_Fails_FailsTheStateWithItsErrorAndAbortsTheOthers()
    {
        var host = new TestHost { Waits = true };

        var execution = await TestMachine.RunAsync(TestMachine.Parallel("", Waiting, Failing), host: host);

        Assert.Equal(("Broken", "inside"), (execution.Result.Error, execution.Result.Cause));
        Assert.Equal(
            ["WaitStateAborted", "ParallelStateFailed", "ExecutionFailed"], execution.History.TakeLast(3).Select(item => item.Type));
        Assert.Equal(1, host.Flows);
    }

    [Fact]
    public async Task Retry_OfTheState_RunsAllBranchesAgain()
    {
        var execution = await TestMachine.RunAsync(TestMachine.Parallel(
            """ "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":2}] """, Number(1), Failing));

        Assert.Equal(3, execution.History.Count(item => item.Type == "ParallelStateStarted"));
        Assert.Equal(3, execution.History.Count(item => item.Type == "PassStateExited"));
        Assert.Equal(1, execution.History.Count(item => item.Type == "ParallelStateFailed"));
    }

    [Fact]
    public async Task Nested_InnerFails_IsCaughtByTheOuter()
    {
        var inner = TestMachine.Definition($$$"""{"In":{"Type":"Parallel","Branches":[{{{Failing}}},{{{Waiting}}}],"End":true}}""");
        var host = new TestHost { Waits = true };

        var execution = await TestMachine.RunAsync(
            TestMachine.Parallel(""" "Catch":[{"ErrorEquals":["Broken"],"Next":"Expire"}] """, inner, Number(1)), host: host);

        Assert.Equal("""{"Error":"Broken","Cause":"inside"}""", execution.Result.Output);
        Assert.Equal(1, host.Flows);
    }

    [Fact]
    public async Task Stop_WhileBranchesWait_EndsThemAll()
    {
        var host = new TestHost { Waits = true };
        var execution = TestMachine.Create(TestMachine.Parallel("", Waiting, Number(1)), host: host);
        var run = execution.RunAsync();
        await host.Waiting;

        execution.Stop("Enough", cause: null);
        await run;

        Assert.Equal(StateMachineStatus.Aborted, execution.Result.Status);
        Assert.Equal("ExecutionAborted", execution.History[^1].Type);
        Assert.Equal(1, host.Flows);
    }

    private static string Number(int value) =>
        TestMachine.Definition($$$"""{"N{{{value}}}":{"Type":"Pass","Result":{{{value}}},"End":true}}""");
}
