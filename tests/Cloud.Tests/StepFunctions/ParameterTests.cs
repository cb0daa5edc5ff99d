using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>What is wrong with a task before its service is called.</summary>
public sealed class ParameterTests
{
    private const string Handlers =
        "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]}],\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Never\"}]";

    private const string Never = "\"Never\":{\"Type\":\"Succeed\"}";

    [Theory]
    [InlineData("dynamodb:putItem", """{"TableName":"tab","Item":{"id":{"S":"1"}},"ConditionExpresion":"x"}""",
        "The field \"ConditionExpresion\" is not supported by Step Functions")]
    [InlineData("dynamodb:putItem", """{"TableName":"tab","Item":{"n":{"N":5}}}""", "The value for the field 'N' must be a STRING")]
    [InlineData("dynamodb:getItem", """{"TableName":"tab","Key":{"id":{"X":"1"}},"ConsistentRead":"yes"}""",
        "The field \"X\" is not supported by Step Functions, The value for the field 'ConsistentRead' must be a BOOLEAN")]
    [InlineData("lambda:invoke", """{"FunctionName":"f","Payload":5}""", "The value for the field 'Payload' must be an OBJECT")]
    [InlineData("sqs:sendMessage", """{"QueueUrl":"q","MessageBody":{"any":1},"DelaySeconds":"5"}""",
        "The value for the field 'DelaySeconds' must be an INTEGER")]
    [InlineData("aws-sdk:sqs:sendMessageBatch", """{"QueueUrl":"q","Entries":{}}""", "The value for the field 'Entries' must be an ARRAY")]
    [InlineData("aws-sdk:sfn:startExecution", """{"stateMachineArn":"a"}""",
        "The field \"stateMachineArn\" is not supported by Step Functions")]
    public async Task Parameters_OfTheWrongShape_FailTheExecutionWhateverCatches(string resource, string parameters, string problems)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var execution = await cloud.RunAsync(States.Task(
            "Call", $"arn:aws:states:::{resource}", parameters, Handlers, Never));

        var described = await cloud.DescribeAsync(execution);
        Assert.Equal("ExecutionStarted TaskStateEntered ExecutionFailed", await cloud.TypesAsync(execution));
        Assert.Equal(
            ("States.Runtime", "An error occurred while executing the state 'Call' (entered at the event id #2). "
                + $"The Parameters '{parameters}' could not be used to start the Task: [{problems}]"),
            ((string)described["error"]!, (string)described["cause"]!));
        Assert.Equal(0, cloud.Lambda.Calls.Count + cloud.Sqs.Calls.Count + cloud.DynamoDb.Calls.Count);
    }

    [Fact]
    public async Task TaskToken_BesideThePayload_IsNoField()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        const string parameters = """{"FunctionName":"f","Payload":{},"TaskToken.$":"$$.Task.Token"}""";

        var execution = await cloud.RunAsync(States.Task("Call", "arn:aws:states:::lambda:invoke.waitForTaskToken", parameters));

        Assert.EndsWith(
            "could not be used to start the Task: [The field \"TaskToken\" is not supported by Step Functions]",
            (string)(await cloud.DescribeAsync(execution))["cause"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogType_OfAnInvocation_GivesTheEndOfItsLog()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Return("1", log: "dGFpbA==");

        var execution = await cloud.RunAsync(States.Task(
            "Call", "arn:aws:states:::lambda:invoke", """{"FunctionName":"f","Payload":[1],"LogType":"Tail","Qualifier":null}"""));

        Assert.True(Assert.Single(cloud.Lambda.Calls).WantsLog);
        Assert.StartsWith(
            """{"ExecutedVersion":"$LATEST","LogResult":"dGFpbA==","Payload":1,""", (string)(await cloud.DescribeAsync(execution))["output"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://no-such-queue", "SQS.SdkClientException", "Unable to execute HTTP request: no-such-queue: Name or service not known")]
    [InlineData("https://sqs.us-east-1.amazonaws.com/000000000001/q", null, null)]
    [InlineData("http://127.0.0.1/000000000001/q", null, null)]
    public async Task Queue_AtAHostThatIsNot_IsAnErrorOfTheClient(string url, string? error, string? cause)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var execution = await cloud.RunAsync(States.Task(
            "Send", "arn:aws:states:::sqs:sendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"m"}"""));

        var described = await cloud.DescribeAsync(execution);
        Assert.Equal((error, cause), ((string?)described["error"], (string?)described["cause"]));
    }
}
