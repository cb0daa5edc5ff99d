using System.Net;
using System.Xml.Linq;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Cloud.Tests.Sqs;

/// <summary>SQS for clients that still send forms and read XML.</summary>
public sealed class QueryProtocolTests
{
    [Fact]
    public async Task Message_SentAndReceived_KeepsEveryCharacterAndAttribute()
    {
        await using var cloud = await StartAsync();
        var url = Value(await CallAsync(cloud, "CreateQueue", ("QueueName", "q"), ("Tag.1.Key", "team"), ("Tag.1.Value", "a")), "QueueUrl");
        await CallAsync(
            cloud, "SendMessage", ("QueueUrl", url), ("MessageBody", "a\r\n<&>\""), ("DelaySeconds", "0"),
            ("MessageAttribute.1.Name", "kind"), ("MessageAttribute.1.Value.DataType", "String"), ("MessageAttribute.1.Value.StringValue", "x"));

        var received = await CallAsync(
            cloud, "ReceiveMessage", ("QueueUrl", url), ("MessageAttributeName.1", "All"), ("AttributeName.1", "ApproximateReceiveCount"));

        Assert.Equal("a\r\n<&>\"", Value(received, "Body"));
        Assert.Equal("x", Value(received, "StringValue"));
        Assert.Equal("ApproximateReceiveCount1", Value(received, "Attribute"));
        Assert.Equal("teama", Value(await CallAsync(cloud, "ListQueueTags", ("QueueUrl", url)), "Tag"));
    }

    [Fact]
    public async Task Batch_WithAWrongEntry_NamesIt()
    {
        await using var cloud = await StartAsync();
        var url = Value(await CallAsync(cloud, "CreateQueue", ("QueueName", "q")), "QueueUrl");

        var answer = await CallAsync(
            cloud, "SendMessageBatch", ("QueueUrl", url),
            ("SendMessageBatchRequestEntry.1.Id", "good"), ("SendMessageBatchRequestEntry.1.MessageBody", "x"),
            ("SendMessageBatchRequestEntry.2.Id", "bad"), ("SendMessageBatchRequestEntry.2.MessageBody", "\u0001"));

        Assert.StartsWith("good", Single(answer, "SendMessageBatchResultEntry").Element(answer.Name.Namespace + "Id")!.Value, StringComparison.Ordinal);
        Assert.Contains("InvalidMessageContents", Value(answer, "BatchResultErrorEntry"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_Empty_HasAnEmptyResult()
    {
        await using var cloud = await StartAsync();
        var url = Value(await CallAsync(cloud, "CreateQueue", ("QueueName", "q")), "QueueUrl");

        var answer = await CallAsync(cloud, "ReceiveMessage", ("QueueUrl", url));

        Assert.Empty(Single(answer, "ReceiveMessageResult").Elements());
    }

    [Fact]
    public async Task Queue_Unknown_IsRefusedByTheOlderCode()
    {
        await using var cloud = await StartAsync();

        var answer = await CallAsync(cloud, "GetQueueUrl", HttpStatusCode.BadRequest, ("QueueName", "nowhere"));

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", Value(answer, "Code"));
        Assert.Equal("Sender", Value(answer, "Type"));
    }

    private static async Task<LocalCloud> StartAsync()
    {
        var cloud = await LocalCloud.StartAsync();
        var account = cloud.AddAccount();
        account.Add(new SqsService(account.Context));
        return cloud;
    }

    private static Task<XElement> CallAsync(LocalCloud cloud, string action, params (string Name, string Value)[] fields) =>
        CallAsync(cloud, action, HttpStatusCode.OK, fields);

    private static async Task<XElement> CallAsync(
        LocalCloud cloud, string action, HttpStatusCode status, params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, cloud.Endpoint);
        request.Headers.TryAddWithoutValidation(
            "Authorization", Hosting.Signed.For(service: "sqs"));
        request.Content = new FormUrlEncodedContent(
            [KeyValuePair.Create("Action", action), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await http.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        return XElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private static string Value(XElement answer, string name) => Single(answer, name).Value;

    private static XElement Single(XElement answer, string name) => Assert.Single(answer.Descendants(answer.Name.Namespace + name));
}
