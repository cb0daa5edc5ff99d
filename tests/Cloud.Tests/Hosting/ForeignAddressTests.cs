using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Comparison.Cloud.Tests.Lambda;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.InProcess;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sns;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.StepFunctions;

namespace Comparison.Cloud.Tests.Hosting;

/// <summary>What has the name of something that is here, but another region or account, is not that: in every service that takes an address.</summary>
public sealed class ForeignAddressTests : IAsyncLifetime
{
    private const string Machine = """{"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":60,"End":true}}}""";

    private LocalCloud _cloud = null!;
    private Account _account = null!;
    private HttpClient _http = null!;

    /// <summary>Operations with the own address of what they are about; the request has <c>@</c> where it stands.</summary>
    public static TheoryData<string, string, string, string> Operations => new()
    {
        { "AWSStepFunctions", "DescribeStateMachine", """{"stateMachineArn":"@"}""", "states:us-east-1:000000000001:stateMachine:same" },
        { "AWSStepFunctions", "StartExecution", """{"stateMachineArn":"@","name":"other"}""", "states:us-east-1:000000000001:stateMachine:same" },
        { "AWSStepFunctions", "UpdateStateMachine", """{"stateMachineArn":"@","roleArn":"r"}""", "states:us-east-1:000000000001:stateMachine:same" },
        { "AWSStepFunctions", "ListExecutions", """{"stateMachineArn":"@"}""", "states:us-east-1:000000000001:stateMachine:same" },
        { "AWSStepFunctions", "DescribeExecution", """{"executionArn":"@"}""", "states:us-east-1:000000000001:execution:same:same" },
        { "AWSStepFunctions", "GetExecutionHistory", """{"executionArn":"@"}""", "states:us-east-1:000000000001:execution:same:same" },
        { "AWSStepFunctions", "StopExecution", """{"executionArn":"@"}""", "states:us-east-1:000000000001:execution:same:same" },
        { "AWSStepFunctions", "DescribeActivity", """{"activityArn":"@"}""", "states:us-east-1:000000000001:activity:same" },
        { "AWSStepFunctions", "ListTagsForResource", """{"resourceArn":"@"}""", "states:us-east-1:000000000001:activity:same" },
        { "sns", "Publish", """{"TopicArn":"@","Message":"m"}""", "sns:us-east-1:000000000001:same" },
        { "sns", "GetTopicAttributes", """{"TopicArn":"@"}""", "sns:us-east-1:000000000001:same" },
        { "sns", "Subscribe", """{"TopicArn":"@","Protocol":"email","Endpoint":"a@b"}""".Replace("a@b", "a\\u0040b", StringComparison.Ordinal), "sns:us-east-1:000000000001:same" },
        { "sns", "Subscribe", """{"TopicArn":"arn:aws:sns:us-east-1:000000000001:same","Protocol":"sqs","Endpoint":"@"}""", "sqs:us-east-1:000000000001:same" },
        { "sns", "Subscribe", """{"TopicArn":"arn:aws:sns:us-east-1:000000000001:same","Protocol":"lambda","Endpoint":"@"}""", "lambda:us-east-1:000000000001:function:same" },
        { "AmazonSQS", "SetQueueAttributes", """{"QueueUrl":"http://localhost/000000000001/same","Attributes":{"RedrivePolicy":"{\"deadLetterTargetArn\":\"@\",\"maxReceiveCount\":1}"}}""", "sqs:us-east-1:000000000001:same" },
    };

    /// <summary>URLs of queues, the first ones of the queue that is here.</summary>
    public static TheoryData<string, string> QueueUrls => new()
    {
        { "http://localhost:4566/000000000001/same", "" },
        { "http://127.0.0.1/000000000001/same", "" },
        { "http://sqs.localhost/000000000001/same", "" },
        { "https://sqs.us-east-1.amazonaws.com/000000000001/same", "" },
        { "https://queue.amazonaws.com/000000000001/same", "" },
        { "https://sqs.eu-west-1.amazonaws.com/000000000001/same", "InvalidAddress" },
        { "https://sqs.example.com/000000000001/same", "InvalidAddress" },
        { "http://localhost/000000000002/same", "QueueDoesNotExist" },
        { "https://sqs.us-east-1.amazonaws.com/000000000002/same", "QueueDoesNotExist" },
        { "http://localhost/same", "InvalidAddress" },
        { "http://some-host-without-a-path", "QueueDoesNotExist" },
    };

    /// <summary>Names of functions, and what Invoke and GetFunction answer.</summary>
    public static TheoryData<string, string> Functions => new()
    {
        { "same", "200" },
        { "function:same", "200" },
        { "000000000001:function:same", "200" },
        { "arn:aws:lambda:us-east-1:000000000001:function:same", "200" },
        { "000000000002:function:same", "403 AccessDeniedException" },
        { "arn:aws:lambda:us-east-1:000000000002:function:same", "403 AccessDeniedException" },
        { "eu-west-1:000000000001:function:same", "404 ResourceNotFoundException: Functions from 'eu-west-1' are not reachable in this region ('us-east-1')" },
        { "arn:aws:lambda:eu-west-1:000000000001:function:same", "404 ResourceNotFoundException: Functions from 'eu-west-1' are not reachable in this region ('us-east-1')" },
        { "arn:aws:lambda:eu-west-1:000000000002:function:same:$LATEST", "404 ResourceNotFoundException: Functions from 'eu-west-1'" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Arn_OfAnotherRegionOrAccount_IsNotOnesOwn(string service, string operation, string request, string own)
    {
        foreach (var foreign in new[] { own.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal), own.Replace("000000000001", "000000000002", StringComparison.Ordinal) })
            await Assert.ThrowsAsync<AwsException>(() => CallAsync(service, operation, request, foreign));

        await CallAsync(service, operation, request, own);
    }

    [Theory]
    [MemberData(nameof(QueueUrls))]
    public async Task QueueUrl_OfAnotherRegionAccountOrHost_IsNotOnesOwn(string url, string expected)
    {
        var refused = await Record.ExceptionAsync(() => CallAsync("AmazonSQS", "SendMessage", """{"QueueUrl":"@","MessageBody":"m"}""", url, prefix: ""));

        Assert.Equal(expected, (refused as AwsException)?.Code ?? "");
    }

    [Fact]
    public async Task GetQueueUrl_OfAnotherOwner_FindsNone()
    {
        var mine = await CallAsync("AmazonSQS", "GetQueueUrl", """{"QueueName":"same","QueueOwnerAWSAccountId":"000000000001"}""", "");
        var refused = await Assert.ThrowsAsync<AwsException>(
            () => CallAsync("AmazonSQS", "GetQueueUrl", """{"QueueName":"same","QueueOwnerAWSAccountId":"000000000002"}""", ""));

        Assert.EndsWith("/000000000001/same", (string?)mine["QueueUrl"], StringComparison.Ordinal);
        Assert.Equal("The specified queue does not exist or you do not have access to it.", refused.Message);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Function_OfAnotherRegionOrAccount_IsNotOnesOwn(string name, string expected)
    {
        var path = $"2015-03-31/functions/{Uri.EscapeDataString(name)}";
        foreach (var (method, rest) in new[] { ("POST", "/invocations"), ("GET", ""), ("GET", "/configuration"), ("GET", "/aliases"), ("POST", "/versions") })
            Assert.StartsWith(rest == "/versions" ? expected.Replace("200", "201", StringComparison.Ordinal) : expected, await SendAsync(method, path + rest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_OfAnArnOfAnotherRegion_AreNotOnesOwn()
    {
        var map = await CallLambdaAsync("""{"EventSourceArn":"arn:aws:sqs:us-east-1:000000000001:same","FunctionName":"same"}""");
        var own = $"arn:aws:lambda:us-east-1:000000000001:event-source-mapping:{map["UUID"]}";

        Assert.StartsWith("200", await SendAsync("GET", $"2017-03-31/tags/{Uri.EscapeDataString(own)}"), StringComparison.Ordinal);
        Assert.StartsWith(
            "404 ResourceNotFoundException",
            await SendAsync("GET", $"2017-03-31/tags/{Uri.EscapeDataString(own.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal))}"),
            StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        _cloud = await LocalCloud.StartAsync();
        _account = _cloud.AddAccount();
        var queues = new SqsService(_account.Context);
        var lambda = new LambdaEngine(_account.Context, queues);
        _account.Add(lambda);
        _account.Add(queues);
        _account.Add(new SnsService(_account.Context, queues, lambda));
        _account.Add(new StateMachineService(_account.Context, _account, lambda));
        _http = new HttpClient { BaseAddress = _cloud.Endpoint }.Sign();
        Func<JsonNode?, ILambdaContext, Task<JsonNode?>> handle = (_, _) => Task.FromResult<JsonNode?>(null);
        lambda.Register(new("same", InProcessRuntime.Create(new TestSerializer(), () => handle)));
        await CallAsync("AmazonSQS", "CreateQueue", """{"QueueName":"same"}""", "");
        await CallAsync("sns", "CreateTopic", """{"Name":"same"}""", "");
        await CallAsync("AWSStepFunctions", "CreateActivity", """{"name":"same"}""", "");
        await _account.JsonService("AWSStepFunctions")!.InvokeAsync(
            "CreateStateMachine", StepFunctionsFixture.Creation(Machine, "same"), CancellationToken.None);
        await CallAsync(
            "AWSStepFunctions", "StartExecution", """{"stateMachineArn":"@","name":"same"}""", "states:us-east-1:000000000001:stateMachine:same");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    private Task<JsonObject> CallAsync(string service, string operation, string request, string address, string prefix = "arn:aws:") =>
        _account.JsonService(service)!.InvokeAsync(
            operation, JsonNode.Parse(request.Replace("@", prefix + address, StringComparison.Ordinal))!.AsObject(), CancellationToken.None);

    private async Task<JsonNode> CallLambdaAsync(string request)
    {
        using var answer = await _http.PostAsync("2015-03-31/event-source-mappings", new StringContent(request, Encoding.UTF8, "application/json"));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>The status; of an error its name and words as well.</summary>
    private async Task<string> SendAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (method == "POST")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        return answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode}" : (string)(await LambdaAccount.ReadAsync(answer))["error"]!;
    }
}
