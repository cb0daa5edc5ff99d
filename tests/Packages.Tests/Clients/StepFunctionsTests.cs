using Amazon.StepFunctions;

namespace Comparison.Packages.Tests.Clients;

public sealed class StepFunctionsTests
{
    private const string History = """
        {"events":[
          {"id":1,"previousEventId":0,"type":"ExecutionStarted","timestamp":1763708400.1,
           "executionStartedEventDetails":{"input":"{}","roleArn":"r"}},
          {"id":2,"previousEventId":1,"type":"TaskScheduled",
           "taskScheduledEventDetails":{"timeoutInSeconds":60,"taskCredentials":{"roleArn":"c"}}},
          {"id":3,"previousEventId":2,"type":"MapIterationStarted",
           "mapIterationStartedEventDetails":{"name":"Each","index":4}}],
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

        var answer = await states.DescribeExecutionAsync(new() { ExecutionArn = "arn:e", IncludedData = IncludedData.ALL_DATA });

        aws.Call.HasJson("""{"executionArn":"arn:e","includedData":"ALL_DATA"}""");
        Assert.Equal((ExecutionStatus.RUNNING, true, 0), (answer.Status, answer.InputDetails.Included, answer.RedriveCount));
        Assert.Equal((null, null, null), (answer.StopDate, answer.Output, answer.RedriveStatus));
    }

    [Fact]
    public async Task GetExecutionHistory_Events_CarryTheirDetails()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer(History));
        using var states = aws.StepFunctions();

        var answer = await states.GetExecutionHistoryAsync(
            new() { ExecutionArn = "arn:e", IncludeExecutionData = true, ReverseOrder = false });

        aws.Call.HasJson("""{"executionArn":"arn:e","includeExecutionData":true,"reverseOrder":false}""");
        Assert.Equal((1L, HistoryEventType.ExecutionStarted), (answer.Events[0].Id, answer.Events[0].Type));
        Assert.Equal("r", answer.Events[0].ExecutionStartedEventDetails.RoleArn);
        Assert.Equal(60, answer.Events[1].TaskScheduledEventDetails.TimeoutInSeconds);
        Assert.Equal("c", answer.Events[1].TaskScheduledEventDetails.TaskCredentials.RoleArn);
        Assert.Equal(4, answer.Events[2].MapIterationStartedEventDetails.Index);
        Assert.Equal((null, null, "n"), (answer.Events[2].TaskFailedEventDetails, answer.Events[1].Timestamp, answer.NextToken));
    }

    [Fact]
    public async Task CreateStateMachine_NestedMembers_AreSent()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""{"stateMachineArn":"arn:m","creationDate":1763708400}"""));
        using var states = aws.StepFunctions();

        var answer = await states.CreateStateMachineAsync(new()
        {
            Definition = "{}",
            LoggingConfiguration = new() { Destinations = [new() { CloudWatchLogsLogGroup = new() { LogGroupArn = "arn:l" } }] },
            Name = "m",
            RoleArn = "r",
            Type = StateMachineType.STANDARD,
        });

        aws.Call.HasJson("""
            {"definition":"{}","name":"m","roleArn":"r","type":"STANDARD",
             "loggingConfiguration":{"destinations":[{"cloudWatchLogsLogGroup":{"logGroupArn":"arn:l"}}]}}
            """);
        Assert.Equal(("arn:m", null), (answer.StateMachineArn, answer.StateMachineVersionArn));
    }

    [Fact]
    public async Task DescribeStateMachine_Answer_IsReadWhole()
    {
        const string Answer = """
            {"stateMachineArn":"arn:m","status":"ACTIVE","type":"STANDARD",
             "variableReferences":{"S":["v"]},"tracingConfiguration":{"enabled":true}}
            """;
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer(Answer), new AwsAnswer(Answer));
        using var states = aws.StepFunctions();

        var now = await states.DescribeStateMachineAsync(new() { StateMachineArn = "arn:m" });
        var asOfStart = await states.DescribeStateMachineForExecutionAsync(new() { ExecutionArn = "arn:e" });

        Assert.Equal((StateMachineStatus.ACTIVE, StateMachineType.STANDARD), (now.Status, now.Type));
        Assert.Equal((true, "v"), (now.TracingConfiguration.Enabled, Assert.Single(now.VariableReferences["S"])));
        Assert.Equal(("arn:m", null), (asOfStart.StateMachineArn, asOfStart.UpdateDate));
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
        {
            "StopExecution", states => states.StopExecutionAsync(new() { ExecutionArn = "a", Cause = "c" }),
            """{"executionArn":"a","cause":"c"}"""
        },
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
