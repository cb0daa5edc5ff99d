using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda.Control;

/// <summary>Event source mappings that AWS refuses when they are made or changed: in its words, where they are known.</summary>
public sealed class MappingRefusalTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:000000000001:q";
    private const string NoQueue = "400 InvalidParameterValueException: Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue.";
    private const string NoPermission = "400 InvalidParameterValueException: The provided execution role does not have permissions to call ReceiveMessage on SQS";
    private const string NoWindow =
        "400 InvalidParameterValueException: Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10";

    [Theory]
    [InlineData("""{"FunctionName":"slow"}""", "400 InvalidParameterValueException: Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds")]
    [InlineData("""{"FunctionName":"gone"}""", "404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:000000000001:function:gone")]
    [InlineData("""{"FunctionName":"probe:gone"}""", "404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:000000000001:function:probe:gone")]
    [InlineData("""{"EventSourceArn":"arn:aws:sqs:us-east-1:000000000001:gone"}""", NoQueue)]
    [InlineData("""{"EventSourceArn":"arn:aws:sqs:eu-west-1:000000000001:q"}""", NoQueue)]
    [InlineData("""{"EventSourceArn":"arn:aws:sqs:us-east-1:000000000002:q"}""", NoPermission)]
    [InlineData("""{"BatchSize":0}""", "400 ValidationException: 1 validation error detected: Value '0' at 'batchSize'")]
    [InlineData("""{"BatchSize":10001,"MaximumBatchingWindowInSeconds":1}""", "400 ValidationException: 1 validation error detected: Value '10001' at 'batchSize'")]
    [InlineData("""{"BatchSize":11}""", NoWindow)]
    [InlineData("""{"BatchSize":11,"MaximumBatchingWindowInSeconds":0}""", NoWindow)]
    [InlineData("""{"MaximumBatchingWindowInSeconds":-1}""", "400 ValidationException: 1 validation error detected: Value '-1' at 'maximumBatchingWindowInSeconds'")]
    [InlineData("""{"MaximumBatchingWindowInSeconds":301}""", "400 ValidationException: 1 validation error detected: Value '301' at 'maximumBatchingWindowInSeconds'")]
    [InlineData("""{"ScalingConfig":{"MaximumConcurrency":1}}""", "400 ValidationException: 1 validation error detected: Value '1' at 'scalingConfig.maximumConcurrency'")]
    [InlineData("""{"ScalingConfig":{"MaximumConcurrency":1001}}""", "400 ValidationException: 1 validation error detected: Value '1001' at 'scalingConfig.maximumConcurrency'")]
    [InlineData("""{"FunctionResponseTypes":["Other"]}""", "400 ValidationException: 1 validation error detected: Value 'Other' at 'functionResponseTypes'")]
    [InlineData("""{"FilterCriteria":{"Filters":[{"Pattern":"{}"}]}}""", "404 UnknownOperationException: CreateEventSourceMapping with FilterCriteria is not supported")]
    [InlineData("""{"ProvisionedPollerConfig":{"MinimumPollers":2}}""", "404 UnknownOperationException: CreateEventSourceMapping with ProvisionedPollerConfig is not supported")]
    public async Task Create_OfWhatAwsRefuses_IsRefused(string changes, string expected)
    {
        await using var plane = await StartAsync();

        var refused = await plane.SendAsync("POST", ControlPlane.Mappings, Request(changes));

        Assert.StartsWith(expected, $"{refused["error"]}", StringComparison.Ordinal);
        Assert.Empty((await plane.SendAsync("GET", $"{ControlPlane.Mappings}/"))["EventSourceMappings"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"FunctionName":"slow"}""", "400 InvalidParameterValueException: Queue visibility timeout")]
    [InlineData("""{"FunctionName":"gone"}""", "404 ResourceNotFoundException: Function not found")]
    [InlineData("""{"BatchSize":11}""", NoWindow)]
    [InlineData("""{"FilterCriteria":{"Filters":[{"Pattern":"{}"}]}}""", "404 UnknownOperationException: UpdateEventSourceMapping with FilterCriteria")]
    public async Task Update_ToWhatAwsRefuses_ChangesNothing(string changes, string expected)
    {
        await using var plane = await StartAsync();
        var id = (await plane.SendAsync("POST", ControlPlane.Mappings, Request("{}")))["UUID"];
        var before = await plane.SendAsync("GET", $"{ControlPlane.Mappings}/{id}");

        var refused = await plane.SendAsync("PUT", $"{ControlPlane.Mappings}/{id}", JsonNode.Parse(changes)!.AsObject());

        Assert.StartsWith(expected, $"{refused["error"]}", StringComparison.Ordinal);
        Assert.Equal(before.ToJsonString(), (await plane.SendAsync("GET", $"{ControlPlane.Mappings}/{id}")).ToJsonString());
    }

    [Theory]
    [InlineData("{}", 10, 0, null)]
    [InlineData("""{"BatchSize":10000,"MaximumBatchingWindowInSeconds":300,"ScalingConfig":{"MaximumConcurrency":2}}""", 10_000, 300, 2)]
    [InlineData("""{"MaximumBatchingWindowInSeconds":1,"ScalingConfig":{"MaximumConcurrency":1000}}""", 10, 1, 1000)]
    public async Task Create_WithWindowAndConcurrency_IsShownAndKeptByUpdates(string changes, int size, int window, int? concurrency)
    {
        await using var plane = await StartAsync();

        var created = await plane.SendAsync("POST", ControlPlane.Mappings, Request(changes));
        var updated = await plane.SendAsync("PUT", $"{ControlPlane.Mappings}/{created["UUID"]}", new() { ["Enabled"] = false });
        var listed = (await plane.SendAsync("GET", $"{ControlPlane.Mappings}/"))["EventSourceMappings"]![0]!;

        foreach (var shown in new[] { created, updated, listed })
            Assert.Equal(
                (size, window, concurrency),
                ((int)shown["BatchSize"]!, (int)shown["MaximumBatchingWindowInSeconds"]!, (int?)shown["ScalingConfig"]?["MaximumConcurrency"]));
    }

    [Fact]
    public async Task Update_WithAnEmptyScalingConfig_TakesTheLimitAway()
    {
        await using var plane = await StartAsync();
        var created = await plane.SendAsync("POST", ControlPlane.Mappings, Request("""{"ScalingConfig":{"MaximumConcurrency":2}}"""));

        var updated = await plane.SendAsync("PUT", $"{ControlPlane.Mappings}/{created["UUID"]}", new() { ["ScalingConfig"] = new JsonObject() });

        Assert.Null(updated["ScalingConfig"]);
    }

    private static JsonObject Request(string changes)
    {
        var request = new JsonObject { ["EventSourceArn"] = Queue, ["FunctionName"] = "probe" };
        foreach (var (member, value) in JsonNode.Parse(changes)!.AsObject())
            request[member] = value?.DeepClone();
        return request;
    }

    private static async Task<ControlPlane> StartAsync()
    {
        var plane = await ControlPlane.StartAsync();
        await plane.Account.Sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = "q" }, CancellationToken.None);
        foreach (var (name, timeout) in new[] { ("probe", 30), ("slow", 60) })
            plane.Account.Register(
                name, (_, _) => Task.FromResult<JsonNode?>(null), definition => definition with { Timeout = TimeSpan.FromSeconds(timeout) });
        return plane;
    }
}
