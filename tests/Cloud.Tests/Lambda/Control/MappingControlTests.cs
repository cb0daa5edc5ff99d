using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda.Control;

/// <summary>Event source mappings, made and changed by request, and tags.</summary>
public sealed class MappingControlTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:000000000001:q";

    [Fact]
    public async Task Create_OfAMapping_DeliversTheQueuesMessages()
    {
        await using var plane = await WithQueueAsync();
        var got = new TaskCompletionSource<string>();
        plane.Account.Register("sink", (input, _) =>
        {
            got.TrySetResult(input!["Records"]![0]!["body"]!.ToString());
            return Task.FromResult<JsonNode?>(null);
        }).Publish("live");

        var created = await plane.SendAsync("POST", ControlPlane.Mappings, new() { ["EventSourceArn"] = Queue, ["FunctionName"] = "sink:live" });
        await plane.Account.Sqs.InvokeAsync(
            "SendMessage", new() { ["QueueUrl"] = $"{plane.Account.Context.Endpoint}000000000001/q", ["MessageBody"] = "hello" },
            CancellationToken.None);

        Assert.Equal("hello", await got.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("Creating", created["State"]?.ToString());
        var found = await plane.SendAsync("GET", $"{ControlPlane.Mappings}/{created["UUID"]}");
        Assert.Equal(
            ("Enabled", "arn:aws:lambda:us-east-1:000000000001:function:sink:live"),
            (found["State"]?.ToString(), found["FunctionArn"]?.ToString()));
    }

    [Fact]
    public async Task Update_OfAMapping_ChangesWhatItIsAskedFor()
    {
        await using var plane = await WithQueueAsync();
        var id = await MapAsync(plane);

        await plane.SendAsync("PUT", $"{ControlPlane.Mappings}/{id}", new() { ["Enabled"] = false, ["BatchSize"] = 5 });

        var found = await plane.SendAsync("GET", $"{ControlPlane.Mappings}/{id}");
        Assert.Equal(("Disabled", 5), (found["State"]?.ToString(), (int)found["BatchSize"]!));
        Assert.Equal("[\"ReportBatchItemFailures\"]", found["FunctionResponseTypes"]?.ToJsonString());
    }

    [Fact]
    public async Task Delete_OfAMapping_LeavesNone()
    {
        await using var plane = await WithQueueAsync();
        var id = await MapAsync(plane);

        var deleted = await plane.SendAsync("DELETE", $"{ControlPlane.Mappings}/{id}");

        Assert.Equal("Deleting", deleted["State"]?.ToString());
        var gone = await plane.SendAsync("GET", $"{ControlPlane.Mappings}/{id}");
        Assert.StartsWith("404 ResourceNotFoundException", gone["error"]?.ToString(), StringComparison.Ordinal);
        Assert.Empty((await plane.SendAsync("GET", $"{ControlPlane.Mappings}/"))["EventSourceMappings"]!.AsArray());
    }

    [Fact]
    public async Task Create_OfTheSameMappingTwice_Conflicts()
    {
        await using var plane = await WithQueueAsync();
        var id = await MapAsync(plane);

        var refused = await plane.SendAsync("POST", ControlPlane.Mappings, new() { ["EventSourceArn"] = Queue, ["FunctionName"] = "probe" });

        Assert.EndsWith($"update or delete the existing mapping with UUID {id}", refused["error"]?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_OfAStreamsMapping_NamesTheGap()
    {
        await using var plane = await WithQueueAsync();
        const string stream = "arn:aws:kinesis:us-east-1:000000000001:stream/s";

        var refused = await plane.SendAsync("POST", ControlPlane.Mappings, new() { ["EventSourceArn"] = stream, ["FunctionName"] = "probe" });

        Assert.Contains($"CreateEventSourceMapping of {stream} is not supported", refused["error"]?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_OfAMapping_AreItsOwn()
    {
        await using var plane = await WithQueueAsync();
        var arn = Uri.EscapeDataString($"arn:aws:lambda:us-east-1:000000000001:event-source-mapping:{await MapAsync(plane)}");

        await plane.SendAsync("POST", $"2017-03-31/tags/{arn}", new() { ["Tags"] = new JsonObject { ["a"] = "1", ["b"] = "2", ["c"] = "3" } });
        await plane.SendAsync("DELETE", $"2017-03-31/tags/{arn}?tagKeys=a&tagKeys=c");

        Assert.Equal("""{"Tags":{"b":"2"}}""", (await plane.SendAsync("GET", $"2017-03-31/tags/{arn}")).ToJsonString());
        Assert.Null((await plane.SendAsync("GET", $"{ControlPlane.Functions}/probe"))["Tags"]);
    }

    private static async Task<ControlPlane> WithQueueAsync()
    {
        var plane = await ControlPlane.StartAsync();
        await plane.Account.Sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = "q" }, CancellationToken.None);
        await plane.CreateAsync();
        return plane;
    }

    private static async Task<string> MapAsync(ControlPlane plane)
    {
        var request = new JsonObject
        {
            ["EventSourceArn"] = Queue,
            ["FunctionName"] = "probe",
            ["FunctionResponseTypes"] = new JsonArray("ReportBatchItemFailures"),
        };
        return (await plane.SendAsync("POST", ControlPlane.Mappings, request))["UUID"]!.ToString();
    }
}
