using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Sqs;

public sealed class BatchTests
{
    [Fact]
    public async Task SendMessageBatch_OneEntryIsBroken_SendsTheOthersAndNamesIt()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");

        var answer = await sqs.CallAsync("SendMessageBatch", Batch(url, Entry("a", "one"), Entry("b", "\u0001"), Entry("c", "three")));

        Assert.Equal(["a", "c"], answer["Successful"]!.AsArray().Select(entry => (string?)entry!["Id"]));
        var failed = answer["Failed"]!.AsArray().Single()!;
        Assert.Equal(("b", "InvalidMessageContents", true), ((string?)failed["Id"], (string?)failed["Code"], (bool)failed["SenderFault"]!));
        Assert.Equal(["one", "three"], (await sqs.ReceiveAsync(url)).Select(message => (string?)message["Body"]));
    }

    [Theory]
    [InlineData("hello", "Successful")]
    [InlineData("\u0001", "Failed")]
    public async Task SendMessageBatch_EntriesOfOneKind_AnswersWithTheirListAlone(string body, string list)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");

        var answer = await sqs.CallAsync("SendMessageBatch", Batch(url, Entry("a", body), Entry("b", body)));

        Assert.Equal(list, Assert.Single(answer).Key);
    }

    [Fact]
    public async Task DeleteMessageBatch_OneHandleIsMadeUp_DeletesTheOther()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        await sqs.SendAsync(url, "hello");
        var handle = (string?)(await sqs.ReceiveAsync(url)).Single()["ReceiptHandle"];

        var answer = await sqs.CallAsync("DeleteMessageBatch", Batch(
            url, new() { ["Id"] = "a", ["ReceiptHandle"] = handle }, new() { ["Id"] = "b", ["ReceiptHandle"] = "made up" }));

        Assert.Equal("a", (string?)answer["Successful"]![0]!["Id"]);
        Assert.Equal("ReceiptHandleIsInvalid", (string?)answer["Failed"]![0]!["Code"]);
    }

    [Fact]
    public async Task SendMessageBatch_NoEntries_IsRefused()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");

        var error = await sqs.FailAsync("SendMessageBatch", Batch(url));

        Assert.Equal(("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest"), (error.Type, error.QueryError));
    }

    [Fact]
    public async Task SendMessageBatch_ElevenEntries_IsRefused()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");

        var error = await sqs.FailAsync("SendMessageBatch", Batch(url, [.. Enumerable.Range(0, 11).Select(id => Entry($"{id}", "x"))]));

        Assert.Equal("TooManyEntriesInBatchRequest", error.Type);
        Assert.Equal("Maximum number of entries per request are 10. You have sent 11.", error.Message);
    }

    [Theory]
    [InlineData("a", "a", "BatchEntryIdsNotDistinct")]
    [InlineData("a", "b c", "InvalidBatchEntryId")]
    public async Task SendMessageBatch_BadIds_IsRefusedAsAWhole(string first, string second, string type)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");

        var error = await sqs.FailAsync("SendMessageBatch", Batch(url, Entry(first, "x"), Entry(second, "x")));

        Assert.Equal(type, error.Type);
        Assert.Empty(await sqs.ReceiveAsync(url));
    }

    [Fact]
    public async Task SendMessageBatch_TogetherAboveAMebibyte_IsRefusedAsAWhole()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var half = new string('x', 600_000);

        var error = await sqs.FailAsync("SendMessageBatch", Batch(url, Entry("a", half), Entry("b", half)));

        Assert.Equal("BatchRequestTooLong", error.Type);
        Assert.Empty(await sqs.ReceiveAsync(url));
    }

    private static JsonObject Entry(string id, string body) => new() { ["Id"] = id, ["MessageBody"] = body };

    private static JsonObject Batch(string url, params JsonObject[] entries) =>
        new() { ["QueueUrl"] = url, ["Entries"] = new JsonArray([.. entries]) };
}
