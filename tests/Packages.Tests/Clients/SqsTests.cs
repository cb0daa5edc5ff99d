using System.Net;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Comparison.Packages.Tests.Clients;

public sealed class SqsTests
{
    // Of another host, on purpose: only the client's own endpoint says where a request goes.
    private const string QueueUrl = "https://sqs.eu-central-1.amazonaws.com/111122223333/orders";
    private const string Entry = """{"QueueUrl":"q","Entries":[{"Id":"1","ReceiptHandle":"r"}]}""";
    private const string Visibility = """{"QueueUrl":"q","ReceiptHandle":"r","VisibilityTimeout":0}""";

    [Fact]
    public async Task SendMessage_AllMembers_AreAwsJson()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""{"MessageId":"m-1","MD5OfMessageBody":"d4"}"""));
        using var sqs = aws.Sqs();

        var answer = await sqs.SendMessageAsync(new SendMessageRequest(QueueUrl, "<ä>")
        {
            DelaySeconds = 0,
            MessageAttributes = new() { ["k"] = new() { DataType = "Binary", BinaryValue = new([1, 2, 3]) } },
        });

        Assert.Equal(("POST", "/", "AmazonSQS.SendMessage"), (aws.Call.Method, aws.Call.Target, aws.Call.Header("X-Amz-Target")));
        Assert.Equal(("application/x-amz-json-1.0", "true"), (aws.Call.Header("Content-Type"), aws.Call.Header("x-amzn-query-mode")));
        aws.Call.HasJson($$"""
            {"QueueUrl":"{{QueueUrl}}","MessageBody":"<ä>","DelaySeconds":0,
             "MessageAttributes":{"k":{"DataType":"Binary","BinaryValue":"AQID"} } }
            """);
        Assert.Equal(("m-1", "d4", null), (answer.MessageId, answer.MD5OfMessageBody, answer.SequenceNumber));
    }

    [Fact]
    public async Task SendMessageBatch_PartialFailure_ReadsBothLists()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""
            {"Successful":[{"Id":"1","MessageId":"m-1"}],"Failed":[{"Id":"2","Code":"TooLong","SenderFault":true}]}
            """));
        using var sqs = aws.Sqs();

        var answer = await sqs.SendMessageBatchAsync(QueueUrl, [new("1", "a"), new("2", "b")]);

        aws.Call.HasJson($$"""
            {"QueueUrl":"{{QueueUrl}}","Entries":[{"Id":"1","MessageBody":"a"},{"Id":"2","MessageBody":"b"}]}
            """);
        Assert.Equal("m-1", Assert.Single(answer.Successful).MessageId);
        Assert.Equal(("TooLong", true), (answer.Failed[0].Code, answer.Failed[0].SenderFault));
    }

    [Fact]
    public async Task ReceiveMessage_NoMessage_IsNull()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var sqs = aws.Sqs();

        var answer = await sqs.ReceiveMessageAsync(QueueUrl);

        Assert.Equal("AmazonSQS.ReceiveMessage", aws.Call.Header("X-Amz-Target"));
        aws.Call.HasJson($$"""{"QueueUrl":"{{QueueUrl}}"}""");
        Assert.Null(answer.Messages);
    }

    [Fact]
    public async Task ReceiveMessage_Message_IsReadWithItsAttributes()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""
            {"Messages":[{"MessageId":"m-1","ReceiptHandle":"r-1","Body":"b","Attributes":{"ApproximateReceiveCount":"2"},
             "MessageAttributes":{"k":{"DataType":"Binary","BinaryValue":"AQID"}}}]}
            """));
        using var sqs = aws.Sqs();

        var answer = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(QueueUrl)
        {
            MaxNumberOfMessages = 10,
            MessageSystemAttributeNames = [MessageSystemAttributeName.ApproximateReceiveCount],
            WaitTimeSeconds = 20,
        });

        aws.Call.HasJson($$"""
            {"QueueUrl":"{{QueueUrl}}","MaxNumberOfMessages":10,"WaitTimeSeconds":20,
             "MessageSystemAttributeNames":["ApproximateReceiveCount"]}
            """);
        var message = Assert.Single(answer.Messages);
        Assert.Equal(("m-1", "r-1", "2"), (message.MessageId, message.ReceiptHandle, message.Attributes["ApproximateReceiveCount"]));
        Assert.Equal([1, 2, 3], message.MessageAttributes["k"].BinaryValue.ToArray());
    }

    [Fact]
    public async Task GetQueueAttributes_KnownAttributes_AreReadAsValues()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""
            {"Attributes":{"ApproximateNumberOfMessages":"3","VisibilityTimeout":"30","QueueArn":"arn:q","CreatedTimestamp":"1765000000"}}
            """));
        using var sqs = aws.Sqs();

        var answer = await sqs.GetQueueAttributesAsync(QueueUrl, [QueueAttributeName.All]);

        aws.Call.HasJson($$"""{"QueueUrl":"{{QueueUrl}}","AttributeNames":["All"]}""");
        Assert.Equal((3, 30, 0), (answer.ApproximateNumberOfMessages, answer.VisibilityTimeout, answer.DelaySeconds));
        Assert.Equal("arn:q", answer.QueueARN);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1765000000), answer.CreatedTimestamp.ToUniversalTime());
    }

    [Fact]
    public async Task DeleteMessage_AnswerWithoutBody_IsSuccess()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer(""));
        using var sqs = aws.Sqs();

        var answer = await sqs.DeleteMessageAsync(QueueUrl, "r-1");

        Assert.Equal((HttpStatusCode.OK, "request-1"), (answer.HttpStatusCode, answer.ResponseMetadata.RequestId));
    }

    [Fact]
    public async Task CreateQueue_Attributes_KeepTheirNames()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer($$"""{"QueueUrl":"{{QueueUrl}}"}"""));
        using var sqs = aws.Sqs();

        var answer = await sqs.CreateQueueAsync(new CreateQueueRequest("orders")
        {
            Attributes = new() { [QueueAttributeName.VisibilityTimeout] = "30" },
        });

        aws.Call.HasJson("""{"QueueName":"orders","Attributes":{"VisibilityTimeout":"30"}}""");
        Assert.Equal(QueueUrl, answer.QueueUrl);
    }

    public static TheoryData<string, Func<IAmazonSQS, Task>, string> WithoutAnswer => new()
    {
        { "DeleteMessage", sqs => sqs.DeleteMessageAsync("q", "r"), """{"QueueUrl":"q","ReceiptHandle":"r"}""" },
        { "DeleteMessageBatch", sqs => sqs.DeleteMessageBatchAsync("q", [new("1", "r")]), Entry },
        { "ChangeMessageVisibility", sqs => sqs.ChangeMessageVisibilityAsync("q", "r", 0), Visibility },
        { "GetQueueUrl", sqs => sqs.GetQueueUrlAsync("orders"), """{"QueueName":"orders"}""" },
        { "PurgeQueue", sqs => sqs.PurgeQueueAsync("q"), """{"QueueUrl":"q"}""" },
    };

    [Theory, MemberData(nameof(WithoutAnswer))]
    public async Task Operation_ByStrings_SendsItsNameAndMembers(string operation, Func<IAmazonSQS, Task> call, string body)
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var sqs = aws.Sqs();

        await call(sqs);

        Assert.Equal($"AmazonSQS.{operation}", aws.Call.Header("X-Amz-Target"));
        aws.Call.HasJson(body);
    }
}
