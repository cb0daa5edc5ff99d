using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.States;

/// <summary>Which failures are caught, and what becomes of them.</summary>
public sealed class CatcherTests
{
    [Theory]
    [InlineData("Broken", "Why", """{"id":1,"e":{"Error":"Broken","Cause":"Why"}}""")]
    [InlineData(null, null, """{"id":1,"e":{"Error":null,"Cause":null}}""")]
    public async Task Failure_Caught_GoesIntoTheInput(string? error, string? cause, string expected)
    {
        var host = new TestHost().Fail(error, cause);

        var output = await TestMachine.OutcomeAsync(Task("States.TaskFailed", ",\"ResultPath\":\"$.e\""), """{"id":1}""", host);

        Assert.Equal(expected, output);
    }

    [Theory]
    [InlineData("States.Timeout")]
    [InlineData("States.HeartbeatTimeout")]
    [InlineData("States.ALL")]
    public async Task Heartbeat_Missed_IsCaughtWithAnEmptyCause(string name)
    {
        var host = new TestHost().TimeOut(byHeartbeat: true);

        var output = await TestMachine.OutcomeAsync(Task(name), host: host);

        Assert.Equal("""{"Error":"States.Timeout","Cause":""}""", output);
    }

    [Fact]
    public async Task Catcher_AfterRetriesAreUsedUp_TakesOver()
    {
        var host = new TestHost().Fail("A");

        var output = await TestMachine.OutcomeAsync(Task("A", more: ",\"Retry\":[{\"ErrorEquals\":[\"A\"],\"MaxAttempts\":2}]"), host: host);

        Assert.Equal(3, host.Attempts.Count);
        Assert.Equal("""{"Error":"A","Cause":null}""", output);
    }

    [Theory]
    [InlineData("States.ALL")]
    [InlineData("States.Runtime")]
    public async Task RuntimeError_IsNeverCaught(string name)
    {
        var host = new TestHost().Succeed("{}");

        var outcome = await TestMachine.OutcomeAsync(Task(name, more: ",\"OutputPath\":\"$.none\""), host: host);

        Assert.StartsWith("States.Runtime: ", outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionCall_Fails_IsCaught()
    {
        var output = await TestMachine.OutcomeAsync(
            Task("States.IntrinsicFailure", more: ",\"Parameters\":{\"x.$\":\"States.StringToJson('{')\"}"));

        Assert.StartsWith("""{"Error":"States.IntrinsicFailure","Cause":"An error occurred""", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestMachine.Queue, "sqs")]
    [InlineData(TestMachine.Function, TestMachine.Function)]
    public async Task Result_TooLarge_IsCaughtByTheWildcard(string resource, string name)
    {
        var host = new TestHost().Succeed($"\"{new string('x', 262_143)}\"");

        var output = await TestMachine.OutcomeAsync(Task("States.ALL", resource: resource), host: host);

        Assert.Equal(
            "{\"Error\":\"States.DataLimitExceeded\",\"Cause\":\"The state/task '" + name
            + "' returned a result with a size exceeding the maximum number of bytes service limit.\"}",
            output);
    }

    [Fact]
    public async Task Catcher_Assigns_FromTheError()
    {
        var host = new TestHost().Fail("A", "Why");

        var output = await TestMachine.OutcomeAsync(
            TestMachine.Task(
                """ "Catch":[{"ErrorEquals":["A"],"Assign":{"why.$":"$.Cause"},"ResultPath":null,"Next":"Show"}] """,
                others: ""","Show":{"Type":"Succeed","OutputPath":"$why"}"""),
            host: host);

        Assert.Equal("\"Why\"", output);
    }

    [Theory]
    [InlineData("\"Error\":\"E\",\"Cause\":\"C\"", "E: C")]
    [InlineData("\"ErrorPath\":\"$.e\",\"CausePath\":\"States.Format('because {}', $.c)\"", "E2: because 1")]
    [InlineData("\"Comment\":\"says nothing\"", ": ")]
    public async Task Fail_State_EndsWithItsError(string fields, string expected)
    {
        var outcome = await TestMachine.OutcomeAsync($$$"""{"Fail":{"Type":"Fail",{{{fields}}}}}""", """{"e":"E2","c":1}""");

        Assert.Equal(expected, outcome);
    }

    private static string Task(string error, string catcher = "", string more = "", string resource = TestMachine.Queue) => TestMachine.Task(
        $$$""" "Catch":[{"ErrorEquals":["{{{error}}}"],"Next":"Caught"{{{catcher}}}}]{{{more}}} """,
        resource,
        ""","Caught":{"Type":"Succeed"}""");
}
