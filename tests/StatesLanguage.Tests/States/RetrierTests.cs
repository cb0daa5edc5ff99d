using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.States;

/// <summary>When a task is tried again, and after which pause.</summary>
public sealed class RetrierTests
{
    [Theory]
    [InlineData("", new double[] { 1, 2, 4 })]
    [InlineData(",\"IntervalSeconds\":3,\"BackoffRate\":1.5", new[] { 3, 4.5, 6.75 })]
    [InlineData(",\"IntervalSeconds\":3,\"MaxDelaySeconds\":5", new double[] { 3, 5, 5 })]
    [InlineData(",\"IntervalSeconds\":4,\"JitterStrategy\":\"FULL\"", new double[] { 2, 4, 8 })]
    [InlineData(",\"MaxAttempts\":0", new double[0])]
    public async Task Retrier_UntilExhausted_PausesLongerAndLonger(string fields, double[] seconds)
    {
        var host = new TestHost().Fail("Broken", "Why");

        var outcome = await TestMachine.OutcomeAsync(
            TestMachine.Task($$$""" "Retry":[{"ErrorEquals":["Broken"]{{{fields}}}}] """), host: host);

        Assert.Equal(seconds, host.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal("Broken: Why", outcome);
        Assert.Equal(1 + seconds.Length, host.Transitions);
    }

    [Fact]
    public async Task Retriers_Several_CountEachTheirOwn()
    {
        var host = new TestHost().Fail("A").Fail("B").Fail("A").Fail("B").Succeed("1");

        var outcome = await TestMachine.OutcomeAsync(TestMachine.Task("""
            "Retry":[{"ErrorEquals":["A"],"MaxAttempts":2,"IntervalSeconds":1},{"ErrorEquals":["B"],"MaxAttempts":1,"IntervalSeconds":10}]
            """), host: host);

        Assert.Equal([1, 10, 2], host.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal("B: ", outcome);
    }

    [Fact]
    public async Task Retrier_ThatNamesTheErrorFirst_DecidesAlone()
    {
        var host = new TestHost().Fail("A");

        await TestMachine.OutcomeAsync(TestMachine.Task("""
            "Retry":[{"ErrorEquals":["A"],"MaxAttempts":0},{"ErrorEquals":["States.ALL"]}]
            """), host: host);

        Assert.Single(host.Attempts);
    }

    [Theory]
    [InlineData("States.ALL", true)]
    [InlineData("States.Timeout", true)]
    [InlineData("States.TaskFailed", false)]
    [InlineData("States.HeartbeatTimeout", false)]
    public async Task Timeout_NamedInARetrier_IsRetried(string name, bool retried)
    {
        var host = new TestHost().TimeOut().Succeed("1");

        await TestMachine.RunAsync(TestMachine.Task($$$""" "Retry":[{"ErrorEquals":["{{{name}}}"]}] """), host: host);

        Assert.Equal(retried ? 2 : 1, host.Attempts.Count);
    }

    [Fact]
    public async Task Attempts_Several_HaveTheirOwnTokenAndCount()
    {
        var host = new TestHost().Fail("A").Succeed("1");

        await TestMachine.RunAsync(
            TestMachine.Task("""
                "Parameters":{"token.$":"$$.Task.Token","retry.$":"$$.State.RetryCount"},"Retry":[{"ErrorEquals":["A"]}]
                """, TestMachine.Callback),
            host: host);

        Assert.Equal(
            ["""{"token":"token-1","retry":0}""", """{"token":"token-2","retry":1}"""],
            host.Attempts.Select(attempt => attempt.Parameters!.ToJsonString()));
        Assert.Equal(["token-1", "token-2"], host.Attempts.Select(attempt => attempt.Token));
    }
}
