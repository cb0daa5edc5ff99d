using System.Text;
using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>How tasks call SQS and DynamoDB, and what their answers and errors become.</summary>
public sealed class IntegrationTests
{
    private const string Send = "arn:aws:states:::sqs:sendMessage";
    private const string Message = """{"QueueUrl":"q","MessageBody":"m"}""";
    private const string Update = "arn:aws:states:::dynamodb:updateItem";

    [Fact]
    public async Task Sqs_BodyIsAnObject_IsSentAsText()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        await cloud.RunAsync(
            States.Task("Send", Send, """{"QueueUrl":"q","MessageBody":{"amount.$":"$.amount"}}"""), """{"amount":5000.0}""");

        var (operation, request) = Assert.Single(cloud.Sqs.Calls);
        Assert.Equal("SendMessage", operation);
        Assert.Equal("""{"amount":5000.0}""", (string)request["MessageBody"]!);
    }

    [Fact]
    public async Task Sqs_BodyIsText_IsSentAsItIs()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        await cloud.RunAsync(States.Task("Send", Send, """{"QueueUrl":"q","MessageBody":"as it is"}"""));

        Assert.Equal("as it is", (string)cloud.Sqs.Calls[0].Request["MessageBody"]!);
    }

    [Fact]
    public async Task Sqs_Answers_ResultHasTheAnswerAndItsMetadata()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Task("Send", Send, Message));

        var output = JsonNode.Parse((string)(await cloud.FinishAsync(execution))["output"]!)!.AsObject();

        Assert.Equal(["MessageId", "SdkHttpMetadata", "SdkResponseMetadata"], output.Select(member => member.Key));
        Assert.Equal("25", (string)output["SdkHttpMetadata"]!["HttpHeaders"]!["Content-Length"]!);
        Assert.Equal(
            (string)output["SdkResponseMetadata"]!["RequestId"]!,
            (string)output["SdkHttpMetadata"]!["AllHttpHeaders"]!["x-amzn-RequestId"]![0]!);
    }

    [Fact]
    public async Task AwsSdk_Answers_ResultIsTheAnswerAlone()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Task("Send", "arn:aws:states:::aws-sdk:sqs:sendMessage", Message));

        Assert.Equal("""{"MessageId":"message-1"}""", (string)(await cloud.FinishAsync(execution))["output"]!);
        Assert.Equal("aws-sdk:sqs", (string)(await cloud.HistoryAsync(execution))[2]["taskScheduledEventDetails"]!["resourceType"]!);
    }

    [Theory]
    [InlineData("arn:aws:states:::dynamodb:updateItem", "ConditionalCheckFailedException", "DynamoDB.ConditionalCheckFailedException")]
    [InlineData(
        "arn:aws:states:::aws-sdk:dynamodb:updateItem",
        "ConditionalCheckFailedException",
        "DynamoDb.ConditionalCheckFailedException")]
    [InlineData("arn:aws:states:::dynamodb:updateItem", "ValidationException", "DynamoDB.AmazonDynamoDBException")]
    [InlineData("arn:aws:states:::aws-sdk:dynamodb:updateItem", "ValidationException", "DynamoDb.DynamoDbException")]
    [InlineData("arn:aws:states:::dynamodb:updateItem", "InternalServerError", "DynamoDB.InternalServerErrorException")]
    public async Task DynamoDb_Refuses_TaskFailsUnderTheSdksName(string resource, string code, string error)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.DynamoDb.Refuse(new AwsException(code, "No."));

        var ended = await cloud.FinishAsync(await cloud.RunAsync(States.Task("Update", resource, """{"TableName":"t"}""")));

        Assert.Equal(error, (string)ended["error"]!);
        Assert.StartsWith("No. (Service: ", (string)ended["cause"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DynamoDb_Refuses_CauseIsThatOfTheJavaSdk()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.DynamoDb.Refuse(new AwsException("ConditionalCheckFailedException", "The conditional request failed"));

        var ended = await cloud.FinishAsync(await cloud.RunAsync(States.Task("Update", Update, """{"TableName":"t"}""")));

        Assert.Matches(
            @"^The conditional request failed \(Service: AmazonDynamoDBv2; Status Code: 400; "
            + @"Error Code: ConditionalCheckFailedException; Request ID: [0-9a-f-]{36}; Proxy: null\)$",
            (string)ended["cause"]!);
    }

    [Fact]
    public async Task Service_BreaksDown_IsTriedAgain()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Sqs.Answer = _ => cloud.Sqs.Calls.Count == 1 ? throw new IOException("lost") : Task.FromResult(new JsonObject());

        var execution = await cloud.RunAsync(States.Task(
            "Send", Send, Message, """ "Retry":[{"ErrorEquals":["SQS.SdkClientException"]}] """));

        Assert.Equal("SUCCEEDED", (string)(await cloud.FinishAsync(execution))["status"]!);
        Assert.Equal(2, cloud.Sqs.Calls.Count);
    }

    [Fact]
    public async Task CallbackTask_ServiceRefuses_FailsWithoutSubmission()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Sqs.Refuse(new AwsException("QueueDoesNotExist", "Gone.") { QueryCode = "AWS.SimpleQueueService.NonExistentQueue" });

        var execution = await cloud.RunAsync(States.Ask());

        Assert.Equal("SQS.QueueDoesNotExistException", (string)(await cloud.FinishAsync(execution))["error"]!);
        Assert.EndsWith("TaskStarted TaskFailed ExecutionFailed", await cloud.TypesAsync(execution), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lambda_WithToken_ReceivesThePayloadAlone()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Return("null");

        var execution = await cloud.RunAsync(States.Task(
            "Ask", "arn:aws:states:::lambda:invoke.waitForTaskToken",
            """{"FunctionName":"f","Qualifier":"live","Payload":{"token.$":"$$.Task.Token"}}"""));

        var call = Assert.Single(cloud.Lambda.Calls);
        Assert.Equal("f live", $"{call.FunctionName} {call.Qualifier}");
        Assert.Equal($$"""{"token":"{{cloud.Tokens[0].Token}}"}""", Encoding.UTF8.GetString(call.Payload.Span));
        Assert.EndsWith("TaskSubmitted", await cloud.TypesAsync(execution), StringComparison.Ordinal);
    }
}
