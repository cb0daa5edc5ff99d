using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Sqs;

public sealed class QueueTests
{
    [Fact]
    public async Task CreateQueue_TwiceWithTheSameAttributes_IsTheSameQueue()
    {
        await using var sqs = await SqsAccount.StartAsync();

        var first = await sqs.CreateQueueAsync("jobs", ("VisibilityTimeout", "45"));
        var second = await sqs.CreateQueueAsync("jobs", ("VisibilityTimeout", "45"));

        Assert.Equal($"{sqs.Context.Endpoint}{sqs.Context.Id}/jobs", first);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task CreateQueue_OtherAttributes_IsRefusedByName()
    {
        await using var sqs = await SqsAccount.StartAsync();
        await sqs.CreateQueueAsync("jobs");

        var error = await sqs.FailAsync("CreateQueue", new()
        {
            ["QueueName"] = "jobs",
            ["Attributes"] = new JsonObject { ["VisibilityTimeout"] = "45" },
        });

        Assert.Equal("QueueNameExists", error.Type);
        Assert.Equal("QueueAlreadyExists", error.QueryError);
        Assert.EndsWith("a different value for attribute VisibilityTimeout", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jobs.fifo", null, null, "UnknownOperationException")]
    [InlineData("a b", null, null, "InvalidParameterValueException")]
    [InlineData("jobs", "Speed", "9", "InvalidAttributeName")]
    [InlineData("jobs", "DelaySeconds", "901", "InvalidAttributeValue")]
    [InlineData("jobs", "RedrivePolicy", "no", "InvalidParameterValueException")]
    [InlineData("jobs", "RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000001:no","maxReceiveCount":3}""", "InvalidParameterValueException")]
    public async Task CreateQueue_Broken_IsRefused(string name, string? attribute, string? value, string type)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var attributes = new JsonObject();
        if (attribute is not null)
            attributes[attribute] = value;

        var error = await sqs.FailAsync("CreateQueue", new() { ["QueueName"] = name, ["Attributes"] = attributes });

        Assert.Equal(type, error.Type);
    }

    [Fact]
    public async Task GetQueueAttributes_All_CountsVisibleHiddenAndDelayed()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        await sqs.SendAsync(url, "taken");
        await sqs.ReceiveAsync(url);
        await sqs.SendAsync(url, "waits");
        await sqs.SendAsync(url, "later", delaySeconds: 60);

        var answer = await sqs.CallAsync("GetQueueAttributes", new() { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("All") });

        var attributes = answer["Attributes"]!;
        Assert.Equal("1", (string?)attributes["ApproximateNumberOfMessages"]);
        Assert.Equal("1", (string?)attributes["ApproximateNumberOfMessagesNotVisible"]);
        Assert.Equal("1", (string?)attributes["ApproximateNumberOfMessagesDelayed"]);
        Assert.Equal(sqs.Arn("jobs"), (string?)attributes["QueueArn"]);
        Assert.Equal("30", (string?)attributes["VisibilityTimeout"]);
        Assert.Equal($"{sqs.Time.Start.ToUnixTimeSeconds()}", (string?)attributes["CreatedTimestamp"]);
    }

    [Fact]
    public async Task DeleteQueue_ThenUse_IsNotFoundWithTheLegacyCode()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        await sqs.CallAsync("DeleteQueue", new() { ["QueueUrl"] = url });

        var error = await sqs.FailAsync("GetQueueAttributes", new() { ["QueueUrl"] = url });

        Assert.Equal(("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist."), error);
    }

    [Fact]
    public async Task ListQueues_InPages_NamesEachQueueOnce()
    {
        await using var sqs = await SqsAccount.StartAsync();
        foreach (var name in (string[])["a-3", "a-1", "b-1", "a-2"])
            await sqs.CreateQueueAsync(name);

        var first = await sqs.CallAsync("ListQueues", new() { ["QueueNamePrefix"] = "a", ["MaxResults"] = 2 });
        var second = await sqs.CallAsync("ListQueues", new()
        {
            ["QueueNamePrefix"] = "a", ["MaxResults"] = 2, ["NextToken"] = (string?)first["NextToken"],
        });

        var names = first["QueueUrls"]!.AsArray().Concat(second["QueueUrls"]!.AsArray()).Select(url => ((string)url!).Split('/')[^1]);
        Assert.Equal(["a-1", "a-2", "a-3"], names);
        Assert.Null(second["NextToken"]);
    }

    [Fact]
    public async Task ListQueues_LastPageIsFull_HasNoToken()
    {
        await using var sqs = await SqsAccount.StartAsync();
        foreach (var name in (string[])["a", "b"])
            await sqs.CreateQueueAsync(name);

        var answer = await sqs.CallAsync("ListQueues", new() { ["MaxResults"] = 2 });

        Assert.Equal((2, null), (answer["QueueUrls"]!.AsArray().Count, (string?)answer["NextToken"]));
    }

    [Fact]
    public async Task PurgeQueue_TwiceWithinAMinute_IsRefusedTheSecondTime()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        await sqs.SendAsync(url, "hello");

        await sqs.CallAsync("PurgeQueue", new() { ["QueueUrl"] = url });

        Assert.Empty(await sqs.ReceiveAsync(url));
        Assert.Equal("PurgeQueueInProgress", (await sqs.FailAsync("PurgeQueue", new() { ["QueueUrl"] = url })).Type);
        await sqs.Time.AdvanceAsync(TimeSpan.FromSeconds(60));
        await sqs.CallAsync("PurgeQueue", new() { ["QueueUrl"] = url });
    }

    [Fact]
    public async Task TagQueue_ThenUntag_ListsWhatIsLeft()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        await sqs.CallAsync("TagQueue", new() { ["QueueUrl"] = url, ["Tags"] = new JsonObject { ["a"] = "1", ["b"] = "2" } });

        await sqs.CallAsync("UntagQueue", new() { ["QueueUrl"] = url, ["TagKeys"] = new JsonArray("a") });

        var answer = await sqs.CallAsync("ListQueueTags", new() { ["QueueUrl"] = url });
        Assert.Equal("""{"b":"2"}""", answer["Tags"]!.ToJsonString());
    }

    [Fact]
    public async Task SetQueueAttributes_EmptyRedrivePolicy_TakesItAway()
    {
        await using var sqs = await SqsAccount.StartAsync();
        await sqs.CreateQueueAsync("dead");
        var policy = $$"""{"deadLetterTargetArn":"{{sqs.Arn("dead")}}","maxReceiveCount":"3"}""";
        var url = await sqs.CreateQueueAsync("jobs", ("RedrivePolicy", policy));

        await sqs.CallAsync("SetQueueAttributes", new()
        {
            ["QueueUrl"] = url, ["Attributes"] = new JsonObject { ["RedrivePolicy"] = "" },
        });

        var asked = new JsonObject { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("RedrivePolicy") };
        Assert.Null((await sqs.CallAsync("GetQueueAttributes", asked))["Attributes"]);
    }
}
