using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Cloud.Tests.Sqs;

public sealed class MessageTests
{
    [Fact]
    public async Task ReceiveMessage_NotDeleted_ReappearsAfterTheVisibilityTimeout()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        await sqs.SendAsync(url, "hello");

        var first = await sqs.ReceiveAsync(url);
        await sqs.Time.AdvanceAsync(TimeSpan.FromSeconds(29));
        var hidden = await sqs.ReceiveAsync(url);
        await sqs.Time.AdvanceAsync(TimeSpan.FromSeconds(1));
        var second = await sqs.ReceiveAsync(url);

        Assert.Empty(hidden);
        Assert.Equal((string?)first.Single()["MessageId"], (string?)second.Single()["MessageId"]);
        Assert.NotEqual((string?)first.Single()["ReceiptHandle"], (string?)second.Single()["ReceiptHandle"]);
        Assert.Equal("2", (string?)second.Single()["Attributes"]!["ApproximateReceiveCount"]);
    }

    [Fact]
    public async Task DeleteMessage_WithTheHandleOfAnEarlierReceive_DeletesNothing()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        await sqs.SendAsync(url, "hello");
        var stale = (await sqs.ReceiveAsync(url, visibilityTimeout: 0)).Single();
        var current = (await sqs.ReceiveAsync(url, visibilityTimeout: 0)).Single();

        await DeleteAsync(sqs, url, stale);
        Assert.Single(await sqs.ReceiveAsync(url, visibilityTimeout: 0));
        await DeleteAsync(sqs, url, (await sqs.ReceiveAsync(url, visibilityTimeout: 0)).Single());

        Assert.Empty(await sqs.ReceiveAsync(url));
        await DeleteAsync(sqs, url, current);
    }

    [Fact]
    public async Task ReceiveMessage_LongPoll_EndsAsSoonAsAMessageIsSent()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");

        var poll = sqs.ReceiveAsync(url, waitSeconds: 20);
        Assert.True(sqs.Context.Workload.IsIdle);
        await sqs.SendAsync(url, "hello");

        Assert.Equal("hello", (string?)(await poll).Single()["Body"]);
    }

    [Fact]
    public async Task ReceiveMessage_LongPoll_EndsAsSoonAsADelayIsSkipped()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        await sqs.SendAsync(url, "later", delaySeconds: 900);

        var poll = sqs.ReceiveAsync(url, waitSeconds: 20);
        await sqs.Time.AdvanceAsync(TimeSpan.FromSeconds(900));

        Assert.Equal("later", (string?)(await poll).Single()["Body"]);
    }

    [Fact]
    public async Task ReceiveMessage_CallerOfALongPollGoesAway_TakesNoMessage()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        using var leaving = new CancellationTokenSource();
        var poll = sqs.Service.InvokeAsync("ReceiveMessage", new() { ["QueueUrl"] = url, ["WaitTimeSeconds"] = 20 }, leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll);
        await sqs.SendAsync(url, "hello");
        Assert.Equal("1", (string?)(await sqs.ReceiveAsync(url)).Single()["Attributes"]!["ApproximateReceiveCount"]);
    }

    [Fact]
    public async Task ChangeMessageVisibility_ToZero_MakesTheMessageVisibleAtOnce()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        await sqs.SendAsync(url, "hello");
        var received = (await sqs.ReceiveAsync(url)).Single();

        await sqs.CallAsync("ChangeMessageVisibility", new()
        {
            ["QueueUrl"] = url, ["ReceiptHandle"] = (string?)received["ReceiptHandle"], ["VisibilityTimeout"] = 0,
        });

        Assert.Single(await sqs.ReceiveAsync(url));
    }

    [Fact]
    public async Task ReceiveMessage_NothingThere_AnswersWithoutAList()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");

        Assert.Empty(await sqs.CallAsync("ReceiveMessage", new() { ["QueueUrl"] = url }));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0, 1)]
    public async Task SendMessage_DelayOfItsOwn_CountsInTheQueuesPlace(int? delaySeconds, int visible)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs", ("DelaySeconds", "60"));

        await sqs.SendAsync(url, "hello", delaySeconds);

        Assert.Equal(visible, (await sqs.ReceiveAsync(url)).Count);
    }

    [Theory]
    [InlineData(65_536, 1)]
    [InlineData(65_537, 2)]
    public async Task SendMessage_Each64Kilobytes_AreARequest(int bytes, int requests)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var before = sqs.Context.Meter.Read()[BillingUnit.SqsRequests];

        await sqs.SendAsync(url, new string('x', bytes));

        Assert.Equal(requests, sqs.Context.Meter.Read()[BillingUnit.SqsRequests] - before);
    }

    [Fact]
    public async Task ReceiveMessage_OlderThanItsRetention_IsGone()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs", ("MessageRetentionPeriod", "60"));
        await sqs.SendAsync(url, "hello");

        await sqs.Time.AdvanceAsync(TimeSpan.FromSeconds(60));

        Assert.Empty(await sqs.ReceiveAsync(url));
    }

    [Fact]
    public async Task SendMessage_WithAttributes_AnswersWithAwsDigestsAndFiltersWhatIsRead()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var attributes = new JsonObject
        {
            ["app.city"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = "Any City" },
            ["other"] = new JsonObject { ["DataType"] = "Binary", ["BinaryValue"] = "AQID" },
        };

        var sent = await sqs.CallAsync("SendMessage", new() { ["QueueUrl"] = url, ["MessageBody"] = "b", ["MessageAttributes"] = attributes });
        var received = await sqs.CallAsync("ReceiveMessage", new() { ["QueueUrl"] = url, ["MessageAttributeNames"] = new JsonArray("app.*") });

        var message = received["Messages"]![0]!;
        Assert.Equal(["app.city"], message["MessageAttributes"]!.AsObject().Select(entry => entry.Key));
        Assert.Null(message["Attributes"]);
        Assert.Equal("c2ab1e476f0944a8b702e65ef2f732b9", (string?)sent["MD5OfMessageAttributes"]);
        Assert.Equal("397f3059f40699fded6f5b07387982de", (string?)message["MD5OfMessageAttributes"]);
    }

    [Theory]
    [InlineData("MessageBody", "", "MissingParameter")]
    [InlineData("MessageBody", "\u0001", "InvalidMessageContents")]
    [InlineData("MessageDeduplicationId", "x", "InvalidParameterValueException")]
    public async Task SendMessage_Broken_IsRefused(string member, string value, string type)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var request = new JsonObject { ["QueueUrl"] = url, ["MessageBody"] = "hello" };
        request[member] = value;

        Assert.Equal(type, (await sqs.FailAsync("SendMessage", request)).Type);
    }

    [Theory]
    [InlineData(1_048_576, true)]
    [InlineData(1_048_577, false)]
    public async Task SendMessage_OneMebibyte_IsTheLargest(int bytes, bool fits)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var request = new JsonObject { ["QueueUrl"] = url, ["MessageBody"] = new string('x', bytes) };

        var refused = fits ? null : (await sqs.FailAsync("SendMessage", request.DeepClone().AsObject())).Message;
        if (fits)
            await sqs.CallAsync("SendMessage", request);

        Assert.Equal(fits ? null : "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.", refused);
    }

    [Theory]
    [InlineData(1_016, true)]
    [InlineData(1_017, false)]
    public async Task SendMessage_NameTypeAndValueOfAttributes_CountAsWell(int bodyBytes, bool fits)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs", ("MaximumMessageSize", "1024"));
        using var answer = await sqs.PostAsync(
            "SendMessage",
            new()
            {
                ["QueueUrl"] = url,
                ["MessageBody"] = new string('x', bodyBytes),
                ["MessageAttributes"] = new JsonObject { ["n"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = "v" } },
            },
            CancellationToken.None);

        Assert.Equal(fits, answer.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", true)]
    [InlineData("", false)]
    [InlineData("two words", false)]
    [InlineData("ä", false)]
    [InlineData("a\n", false)]
    public async Task SendMessage_GroupOnAStandardQueue_HasOnlyLettersDigitsAndPunctuation(string group, bool fits)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        foreach (var id in new[] { group, group == "a" ? new string('a', 128) : group })
        {
            using var answer = await sqs.PostAsync(
                "SendMessage", new() { ["QueueUrl"] = url, ["MessageBody"] = "m", ["MessageGroupId"] = id }, CancellationToken.None);
            Assert.Equal(fits, answer.IsSuccessStatusCode);
        }

        var error = await sqs.FailAsync("SendMessage", new() { ["QueueUrl"] = url, ["MessageBody"] = "m", ["MessageGroupId"] = new string('a', 129) });

        Assert.Equal("InvalidParameterValue", error.QueryError);
        Assert.EndsWith(
            "MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteMessage_MadeUpHandle_IsRefused()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");

        var error = await sqs.FailAsync("DeleteMessage", new() { ["QueueUrl"] = url, ["ReceiptHandle"] = "made up" });

        Assert.Equal(("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid"), (error.Type, error.QueryError));
    }

    private static Task<JsonObject> DeleteAsync(SqsAccount sqs, string url, JsonObject message) =>
        sqs.CallAsync("DeleteMessage", new() { ["QueueUrl"] = url, ["ReceiptHandle"] = (string?)message["ReceiptHandle"] });
}
