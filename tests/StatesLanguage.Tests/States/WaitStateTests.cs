using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.States;

/// <summary>How long a Wait state waits.</summary>
public sealed class WaitStateTests
{
    [Theory]
    [InlineData("\"Seconds\":90", 90)]
    [InlineData("\"SecondsPath\":\"$.s\"", 30)]
    [InlineData("\"SecondsPath\":\"$.text\"", 31)]
    [InlineData("\"Timestamp\":\"2030-01-01T00:01:00Z\"", 60)]
    [InlineData("\"TimestampPath\":\"$.t\"", 120.5)]
    [InlineData("\"InputPath\":\"$.in\",\"SecondsPath\":\"$.s\"", 7)]
    [InlineData("\"Seconds\":99999999", 99_999_999)]
    [InlineData("\"SecondsPath\":\"$.longest\"", int.MaxValue)]
    public async Task Wait_InTheFuture_LastsThatLong(string fields, double seconds)
    {
        var host = new TestHost();

        await TestMachine.RunAsync(Wait(fields), """{"s":30,"text":"31","t":"2030-01-01T02:02:00.5+02:00","in":{"s":7},"longest":2147483647}""", host);

        Assert.Equal([TimeSpan.FromSeconds(seconds)], host.Delays);
    }

    [Theory]
    [InlineData("\"Seconds\":0")]
    [InlineData("\"Timestamp\":\"2016-03-14T01:59:00Z\"")]
    public async Task Wait_NotInTheFuture_DoesNotWait(string fields)
    {
        var host = new TestHost();

        var output = await TestMachine.OutcomeAsync(Wait(fields), "1", host);

        Assert.Empty(host.Delays);
        Assert.Equal("1", output);
    }

    [Theory]
    [InlineData("{}", "The SecondsPath parameter does not reference an input value: $.s")]
    [InlineData("""{"s":-1}""", "The SecondsPath parameter references a negative value: $.s == -1")]
    [InlineData("""{"s":1.5}""", "The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5")]
    [InlineData("""{"s":"soon"}""", "The SecondsPath parameter cannot be parsed as a long value: $.s == soon")]
    [InlineData("""{"s":2147483648}""", "Wait state delay is too long.")]
    public async Task Wait_InvalidSeconds_IsARuntimeError(string input, string why)
    {
        var outcome = await TestMachine.OutcomeAsync(Wait("\"SecondsPath\":\"$.s\""), input);

        Assert.Equal($"States.Runtime: An error occurred while executing the state 'Wait' (entered at the event id #2). {why}", outcome);
    }

    private static string Wait(string fields) => $$$"""{"Wait":{"Type":"Wait",{{{fields}}},"End":true}}""";
}
