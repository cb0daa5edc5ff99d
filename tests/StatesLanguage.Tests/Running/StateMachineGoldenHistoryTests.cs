using System.Globalization;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;
using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.Running;

/// <summary>Whole histories, held against the files in <c>Golden</c>.</summary>
public sealed class StateMachineGoldenHistoryTests
{
    [Fact]
    public async Task Callback_Answered() => await CheckAsync("callback", TestMachine.Task("""
        "Parameters":{"QueueUrl":"q","MessageBody":{"amount.$":"$.amount","token.$":"$$.Task.Token"}},
        "TimeoutSeconds":3600,"HeartbeatSeconds":60,"ResultPath":"$.answer"
        """, TestMachine.Callback), new TestHost().Succeed("""{"approved":true}"""));

    [Fact]
    public async Task Callback_TimedOutAndCaught() => await CheckAsync("timeout", TestMachine.Task(
        """ "TimeoutSecondsPath":"$.seconds","Catch":[{"ErrorEquals":["States.Timeout"],"ResultPath":"$.timeout","Next":"Expire"}] """,
        TestMachine.Callback, ""","Expire":{"Type":"Fail","Error":"Expired","CausePath":"$.timeout.Error"}"""), new TestHost().TimeOut());

    [Fact]
    public async Task Function_RetriedThenChosen() => await CheckAsync("function", $$$"""
        {"Ask":{"Type":"Task","Resource":"{{{TestMachine.Function}}}","Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":2}],
         "Assign":{"n.$":"$.n"},"Next":"Big?"},
         "Big?":{"Type":"Choice","Choices":[{"Variable":"$n","NumericGreaterThan":5,"Next":"Rest"}],"Default":"Done"},
         "Rest":{"Type":"Wait","Seconds":30,"Next":"Done"},"Done":{"Type":"Succeed"}}
        """, new TestHost().Fail("Busy", "{}").Succeed("""{"n":7.0}"""));

    [Fact]
    public async Task Job_WithCredentials() => await CheckAsync("job", TestMachine.Task(
        """
        "Parameters":{"Input.$":"$.seconds"},"Credentials":{"RoleArn.$":"States.Format('arn:aws:iam::00000000000{}:role/r', $.seconds)"}
        """,
        "arn:aws:states:::states:startExecution.sync"), new TestHost().Succeed("{}"));

    [Fact]
    public async Task Activity_Answered() => await CheckAsync("activity", TestMachine.Task(
        """ "InputPath":"$.amount","HeartbeatSeconds":9 """,
        "arn:aws:states:us-east-1:000000000001:activity:review"), new TestHost().Succeed("7"));

    [Fact]
    public async Task Parallel_Succeeded() => await CheckAsync("parallel", TestMachine.Parallel(
        """ "Parameters":{"n.$":"$.seconds"},"ResultPath":"$.both" """,
        """{"StartAt":"Pause","States":{"Pause":{"Type":"Wait","SecondsPath":"$.n","End":true}}}""",
        """{"StartAt":"Pass","States":{"Pass":{"Type":"Pass","OutputPath":"$.n","Next":"End"},"End":{"Type":"Succeed"}}}"""),
        new TestHost());

    [Fact]
    public async Task Parallel_FailedAndCaught() => await CheckAsync("parallel-failed", TestMachine.Parallel(
        """ "Catch":[{"ErrorEquals":["Broken"],"ResultPath":"$.error","Next":"Expire"}] """,
        $$$"""{"StartAt":"Task","States":{{{TestMachine.Task("")}}}}""",
        """{"StartAt":"Pause","States":{"Pause":{"Type":"Wait","Seconds":60,"End":true}}}"""),
        new TestHost { Waits = true }.Fail("Broken"));

    [Fact]
    public async Task Map_OneAtATime() => await CheckAsync("map", TestMachine.Map(
        """ "MaxConcurrency":1,"ItemSelector":{"i.$":"$$.Map.Item.Index","of.$":"$.amount"},"ItemsPath":"$.*" """,
        """{"Pass":{"Type":"Pass","Parameters":{"item.$":"$$.Map.Item.Value","i.$":"$.i"},"End":true}}"""), new TestHost());

    [Fact]
    public async Task Map_RetriedThenFailed() => await CheckAsync("map-failed", TestMachine.Map(
        """ "ItemsPath":"$.*","Retry":[{"ErrorEquals":["Broken"],"MaxAttempts":1}] """,
        """
        {"Last?":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":5000,"Next":"Break"}],"Default":"Done"},
         "Break":{"Type":"Fail","Error":"Broken","Cause":"at 5000"},"Done":{"Type":"Succeed"}}
        """), new TestHost());

    private static async Task CheckAsync(string name, string states, TestHost host)
    {
        var execution = await TestMachine.RunAsync(states, """{"amount":5000.0,"seconds":7}""", host);

        var history = string.Join('\n', execution.History.Select(Line)) + "\n";

        var golden = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.txt"));
        Assert.Equal(golden, history);
        Assert.NotEqual(StateMachineStatus.Running, execution.Result.Status);
    }

    private static string Line(StateHistoryEvent happened) => string.Create(
        CultureInfo.InvariantCulture,
        $"{happened.Timestamp:HH:mm:ss} {happened.Id} <- {happened.PreviousEventId} {happened.Type} {JsonText.Write(happened.Details)}");
}
