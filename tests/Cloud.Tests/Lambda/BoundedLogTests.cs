using System.Globalization;
using Comparison.Cloud.Tests.Control;
using Comparison.Local.Cloud.Control.Logs;
using Comparison.Local.Cloud.Lambda.Logs;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class BoundedLogTests
{
    [Fact]
    public async Task Log_OfATalkativeFunction_KeepsItsNewestLinesAndThoseOfOthers()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Lambda.Logs.AddOutput("quiet", "first of all");
        for (var number = 1; number <= LogStore.MaxLines + 2; number++)
            account.Lambda.Logs.AddOutput("talkative", number.ToString("D5", CultureInfo.InvariantCulture));

        var lines = account.Lambda.Logs.Lines;

        Assert.Equal(LogStore.MaxLines + 1, lines.Count);
        Assert.Equal(["first of all", "00003"], lines.Take(2).Select(line => line.Message));
        Assert.Equal("10002", lines[^1].Message);
        Assert.Equal(13 + (6 * (LogStore.MaxLines + 2)), account.Usage[BillingUnit.LogBytes]);
    }

    [Fact]
    public async Task LogGroup_OfManyEvents_KeepsTheNewestAndTheirStreams()
    {
        await using var cloud = await ControlCloud.StartAsync();
        await cloud.JsonAsync("Logs_20140328.CreateLogGroup", new() { ["logGroupName"] = "g" });
        var logs = (LogsService)cloud.Account.JsonService("Logs_20140328")!;
        logs.Append("g", "first", [Event("1"), Event("2")]);
        logs.Append("g", "second", [.. Enumerable.Range(3, LogGroup.MaxEvents).Select(number => Event($"{number}"))]);
        logs.Append("g", "third", [Event("last")]);

        var (_, streams) = await cloud.JsonAsync("Logs_20140328.DescribeLogStreams", new() { ["logGroupName"] = "g" });
        var (_, events) = await cloud.JsonAsync("Logs_20140328.FilterLogEvents", new() { ["logGroupName"] = "g" });

        Assert.Equal(["second", "third"], streams["logStreams"]!.AsArray().Select(stream => stream!["logStreamName"]!.ToString()));
        Assert.Equal(LogGroup.MaxEvents, events["events"]!.AsArray().Count);
        Assert.Equal(("4", "last"), (events["events"]![0]!["message"]!.ToString(), events["events"]!.AsArray()[^1]!["message"]!.ToString()));
    }

    private static LogEvent Event(string message) => new(LambdaAccount.Start, message, LambdaAccount.Start);
}
