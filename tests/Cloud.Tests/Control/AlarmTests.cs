using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Control;

public sealed class AlarmTests
{
    private static readonly (string, string)[] Failed =
    [
        ("AlarmName", "failed"), ("ComparisonOperator", "GreaterThanThreshold"), ("Dimensions.member.1.Name", "QueueName"),
        ("Dimensions.member.1.Value", "q"), ("EvaluationPeriods", "1"), ("MetricName", "m"), ("Namespace", "AWS/SQS"), ("Period", "300"),
        ("Statistic", "Sum"), ("Threshold", "0"), ("Tags.member.1.Key", "app"), ("Tags.member.1.Value", "b"),
    ];

    [Fact]
    public async Task Alarm_PutByForm_IsDescribedInJsonAlike()
    {
        await using var cloud = await ControlCloud.StartAsync();
        await cloud.QueryAsync("monitoring", "PutMetricAlarm", Failed);

        var (_, answer) = await cloud.JsonAsync("GraniteServiceVersion20100801.DescribeAlarms", new() { ["AlarmNames"] = new JsonArray("failed") });

        var alarm = Assert.Single(answer["MetricAlarms"]!.AsArray())!;
        Assert.Equal("arn:aws:cloudwatch:us-east-1:123456789012:alarm:failed", alarm["AlarmArn"]!.ToString());
        Assert.Equal(("QueueName", "q"), (alarm["Dimensions"]![0]!["Name"]!.ToString(), alarm["Dimensions"]![0]!["Value"]!.ToString()));
        Assert.Equal("INSUFFICIENT_DATA", alarm["StateValue"]!.ToString());
        Assert.Null(alarm["Tags"]);
    }

    [Fact]
    public async Task Alarm_Deleted_IsGone()
    {
        await using var cloud = await ControlCloud.StartAsync();
        await cloud.QueryAsync("monitoring", "PutMetricAlarm", Failed);

        var (tagged, tags) = await cloud.QueryAsync(
            "monitoring", "ListTagsForResource", ("ResourceARN", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:failed"));
        var (deleted, _) = await cloud.QueryAsync("monitoring", "DeleteAlarms", ("AlarmNames.member.1", "failed"));
        var (again, _) = await cloud.QueryAsync("monitoring", "DeleteAlarms", ("AlarmNames.member.1", "failed"));

        Assert.Equal((200, 200, 404), (tagged, deleted, again));
        Assert.Contains("<Key>app</Key>", tags.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alarm_OnAnExpression_NamesTheGap()
    {
        await using var cloud = await ControlCloud.StartAsync();

        var (status, answer) = await cloud.QueryAsync("monitoring", "PutMetricAlarm", [.. Failed, ("Metrics.member.1.Id", "e1")]);

        Assert.Equal(404, status);
        Assert.Contains("PutMetricAlarm with Metrics is not supported by the local cloud.", answer.ToString(), StringComparison.Ordinal);
    }
}
