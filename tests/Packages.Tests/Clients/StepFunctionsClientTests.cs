using Amazon.StepFunctions;

namespace Comparison.Packages.Tests.Clients;

public sealed class StepFunctionsClientTests
{
    private const string History = """
        {"events":[
          {"id":1,"previousEventId":0,"type":"ExecutionStarted","timestamp":1763708400.1,
           "executionStartedEventDetails":{"input":"{}","roleArn":"r"}},
          {"id":2,"previousEventId":1,"type":"TaskScheduled","taskScheduledEventDetails":{"resource":"invoke","timeoutInSeconds":60}},
          {"id":3,"previousEventId":2,"type":"TaskFailed","taskFailedEventDetails":{"error":"Broken"}}],
         "nextToken":"n"}
        """;

    [Fact]
    public async Task StartExecution_Members_AreCamelCaseAndTheTimeIsUtc()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""{"executionArn":"arn:e","startDate":1763708400.123}"""));
        using var states = aws.StepFunctions();

        var answer = await states.StartExecutionAsync(new() { Input = "{}", Name = "n", StateMachineArn = "arn:m" });

        Assert.Equal(("POST", "/"), (aws.Call.Method, aws.Call.Target));
        Assert.Equal("AWSStepFunctions.StartExecution", aws.Call.Header("X-Amz-Target"));
        Assert.Equal("application/x-amz-json-1.0", aws.Call.Header("Content-Type"));
        aws.Call.HasJson("""{"input":"{}","name":"n","stateMachineArn":"arn:m"}""");
        Assert.Equal(new DateTime(2025, 11, 21, 7, 0, 0, 123, DateTimeKind.Utc), answer.StartDate);
        Assert.Equal(DateTimeKind.Utc, answer.StartDate!.Value.Kind);
    }

    [Fact]
    public async Task DescribeExecution_Running_HasNoEnd()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""
            {"executionArn":"arn:e","status":"RUNNING","startDate":1763708400.123,
             "input":"{}","inputDetails":{"included":true},"redriveCount":0}
            """));
        using var states = aws.StepFunctions();

        var answer = await states.DescribeExecutionAsync(new() { ExecutionArn = "arn:e" });

        aws.Call.HasJson("""{"executionArn":"arn:e"}""");
        Assert.Equal((ExecutionStatus.RUNNING, "{}"), (answer.Status, answer.Input));
        Assert.Equal((null, null), (answer.StopDate, answer.Output));
    }

    [Fact]
    public async Task GetExecutionHistory_Events_CarryTheirDetails()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer(History));
        using var states = aws.StepFunctions();

        var answer = await states.GetExecutionHistoryAsync(
            new() { ExecutionArn = "arn:e", IncludeExecutionData = true });

        aws.Call.HasJson("""{"executionArn":"arn:e","includeExecutionData":true}""");
        Assert.Equal((1L, "ExecutionStarted"), (answer.Events[0].Id, answer.Events[0].Type.Value));
        Assert.Equal("invoke", answer.Events[1].TaskScheduledEventDetails.Resource);
        Assert.Equal("Broken", answer.Events[2].TaskFailedEventDetails.Error);
        Assert.Equal((null, null, "n"), (answer.Events[1].TaskFailedEventDetails, answer.Events[1].Timestamp, answer.NextToken));
    }

    [Fact]
    public async Task CreateStateMachine_Members_AreSent()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""{"stateMachineArn":"arn:m","creationDate":1763708400}"""));
        using var states = aws.StepFunctions();

        var answer = await states.CreateStateMachineAsync(new()
        {
            Definition = "{}",
            Name = "m",
            RoleArn = "r",
        });

        aws.Call.HasJson("""{"definition":"{}","name":"m","roleArn":"r"}""");
        Assert.Equal("arn:m", answer.StateMachineArn);
    }

    [Fact]
    public async Task ListExecutions_Filter_IsSentAndItemsAreRead()
    {
        await using var aws = await AwsEndpoint.StartAsync(
            new AwsAnswer("""{"executions":[{"name":"n","status":"TIMED_OUT"}]}"""), new AwsAnswer());
        using var states = aws.StepFunctions();

        var some = await states.ListExecutionsAsync(
            new() { StateMachineArn = "arn:m", StatusFilter = ExecutionStatus.TIMED_OUT, MaxResults = 5 });
        var none = await states.ListExecutionsAsync(new() { StateMachineArn = "arn:m" });

        aws.Calls.First().HasJson("""{"stateMachineArn":"arn:m","statusFilter":"TIMED_OUT","maxResults":5}""");
        Assert.Equal(("n", ExecutionStatus.TIMED_OUT), (some.Executions[0].Name, some.Executions[0].Status));
        Assert.Null(none.Executions);
    }

    public static TheoryData<string, Func<IAmazonStepFunctions, Task>, string> WithoutAnswer => new()
    {
        {
            "SendTaskSuccess", states => states.SendTaskSuccessAsync(new() { TaskToken = "t", Output = "1" }),
            """{"taskToken":"t","output":"1"}"""
        },
        {
            "SendTaskFailure", states => states.SendTaskFailureAsync(new() { TaskToken = "t", Error = "e" }),
            """{"taskToken":"t","error":"e"}"""
        },
        { "SendTaskHeartbeat", states => states.SendTaskHeartbeatAsync(new() { TaskToken = "t" }), """{"taskToken":"t"}""" },
    };

    [Theory, MemberData(nameof(WithoutAnswer))]
    public async Task Operation_Called_SendsItsNameAndMembers(string operation, Func<IAmazonStepFunctions, Task> call, string body)
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var states = aws.StepFunctions();

        await call(states);

        Assert.Equal($"AWSStepFunctions.{operation}", aws.Call.Header("X-Amz-Target"));
        aws.Call.HasJson(body);
    }
}
