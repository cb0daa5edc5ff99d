using System.Globalization;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;
using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.Running;

/// <summary>Whole histories, held against the files in <c>Golden</c>.</summary>
public sealed class GoldenHistoryTests
{
    [Fact]
    public async Task Callback_Answered() => await CheckAsync("callback", Machine.Task("""
        "Parameters":{"QueueUrl":"q","MessageBody":{"amount.$":"$.amount","token.$":"$$.Task.Token"}},
        "TimeoutSeconds":3600,"HeartbeatSeconds":60,"ResultPath":"$.answer"
        """, Machine.Callback), new TestHost().Succeed("""{"approved":true}"""));

    [Fact]
    public async Task Callback_TimedOutAndCaught() => await CheckAsync("timeout", Machine.Task(
        """ "TimeoutSecondsPath":"$.seconds","Catch":[{"ErrorEquals":["States.Timeout"],"ResultPath":"$.timeout","Next":"Expire"}] """,
        Machine.Callback, ""","Expire":{"Type":"Fail","Error":"Expired","CausePath":"$.timeout.Error"}"""), new TestHost().TimeOut());

    [Fact]
    public async Task Function_RetriedThenChosen() => await CheckAsync("function", $$$"""
        {"Ask":{"Type":"Task","Resource":"{{{Machine.Function}}}","Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":2}],
         "Assign":{"n.$":"$.n"},"Next":"Big?"},
         "Big?":{"Type":"Choice","Choices":[{"Variable":"$n","NumericGreaterThan":5,"Next":"Rest"}],"Default":"Done"},
         "Rest":{"Type":"Wait","Seconds":30,"Next":"Done"},"Done":{"Type":"Succeed"}}
        """, new TestHost().Fail("Busy", "{}").Succeed("""{"n":7.0}"""));

    private static async Task CheckAsync(string name, string states, TestHost host)
    {
        var execution = await Machine.RunAsync(states, """{"amount":5000.0,"seconds":7}""", host);

        var history = string.Join('\n', execution.History.Select(Line)) + "\n";

        var golden = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.txt"));
        Assert.Equal(golden, history);
        Assert.NotEqual(ExecutionStatus.Running, execution.Result.Status);
    }

    private static string Line(HistoryEvent happened) => string.Create(
        CultureInfo.InvariantCulture,
        $"{happened.Timestamp:HH:mm:ss} {happened.Id} <- {happened.PreviousEventId} {happened.Type} {JsonText.Write(happened.Details)}");
}
