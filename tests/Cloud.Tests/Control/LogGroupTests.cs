using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Control;

public sealed class LogGroupTests
{
    [Fact]
    public async Task Group_WithRetention_IsDescribedByItsPrefix()
    {
        await using var cloud = await ControlCloud.StartAsync();
        await CallAsync(cloud, "CreateLogGroup", new() { ["logGroupName"] = "/aws/lambda/a", ["tags"] = new JsonObject { ["app"] = "b" } });
        await CallAsync(cloud, "CreateLogGroup", new() { ["logGroupName"] = "/other" });
        await CallAsync(cloud, "PutRetentionPolicy", new() { ["logGroupName"] = "/aws/lambda/a", ["retentionInDays"] = 14 });

        var groups = await CallAsync(cloud, "DescribeLogGroups", new() { ["logGroupNamePrefix"] = "/aws" });
        var tags = await CallAsync(cloud, "ListTagsForResource", new() { ["resourceArn"] = groups["logGroups"]![0]!["logGroupArn"]!.ToString() });

        var group = Assert.Single(groups["logGroups"]!.AsArray())!;
        Assert.Equal("arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/a:*", group["arn"]!.ToString());
        Assert.Equal(14, (int)group["retentionInDays"]!);
        Assert.Equal("b", tags["tags"]!["app"]!.ToString());
    }

    [Fact]
    public async Task Groups_MoreThanAPage_AreAllFound()
    {
        await using var cloud = await ControlCloud.StartAsync();
        foreach (var name in new[] { "a", "b", "c" })
            await CallAsync(cloud, "CreateLogGroup", new() { ["logGroupName"] = name });

        var first = await CallAsync(cloud, "DescribeLogGroups", new() { ["limit"] = 2 });
        var second = await CallAsync(cloud, "DescribeLogGroups", new() { ["limit"] = 2, ["nextToken"] = first["nextToken"]!.ToString() });

        Assert.Equal("c", Assert.Single(second["logGroups"]!.AsArray())!["logGroupName"]!.ToString());
        Assert.Null(second["nextToken"]);
    }

    [Fact]
    public async Task MetricFilter_Put_IsGivenBack()
    {
        await using var cloud = await ControlCloud.StartAsync();
        await CallAsync(cloud, "CreateLogGroup", new() { ["logGroupName"] = "a" });
        JsonObject filter = new()
        {
            ["logGroupName"] = "a", ["filterName"] = "f", ["filterPattern"] = "x",
            ["metricTransformations"] = new JsonArray(new JsonObject { ["metricName"] = "m", ["metricNamespace"] = "n", ["metricValue"] = "1" }),
        };
        await CallAsync(cloud, "PutMetricFilter", filter);

        var found = await CallAsync(cloud, "DescribeMetricFilters", new() { ["logGroupName"] = "a", ["filterNamePrefix"] = "f" });

        Assert.True(JsonNode.DeepEquals(filter, Assert.Single(found["metricFilters"]!.AsArray())));
    }

    [Theory]
    [InlineData("DeleteLogGroup", """{ "logGroupName": "nowhere" }""", "ResourceNotFoundException")]
    [InlineData("CreateLogGroup", """{ "logGroupName": "there" }""", "ResourceAlreadyExistsException")]
    [InlineData("CreateLogGroup", """{ "logGroupName": "two words" }""", "InvalidParameterException")]
    [InlineData("PutRetentionPolicy", """{ "logGroupName": "there", "retentionInDays": 2 }""", "InvalidParameterException")]
    [InlineData("DeleteMetricFilter", """{ "logGroupName": "there", "filterName": "f" }""", "ResourceNotFoundException")]
    [InlineData("StartQuery", """{ "logGroupName": "there" }""", "UnknownOperationException")]
    public async Task Request_Wrong_IsRefused(string operation, string request, string code)
    {
        await using var cloud = await ControlCloud.StartAsync();
        await CallAsync(cloud, "CreateLogGroup", new() { ["logGroupName"] = "there" });

        var answer = await CallAsync(cloud, operation, JsonNode.Parse(request)!.AsObject());

        Assert.Equal(code, answer["__type"]!.ToString());
    }

    private static async Task<JsonObject> CallAsync(ControlCloud cloud, string operation, JsonObject request) =>
        (await cloud.JsonAsync($"Logs_20140328.{operation}", request)).Body;
}
