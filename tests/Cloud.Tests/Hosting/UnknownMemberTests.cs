using System.Text;
using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.Lambda;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway;
using Comparison.Local.Cloud.Control.Alarms;
using Comparison.Local.Cloud.Control.Logs;
using Comparison.Local.Cloud.DynamoDb;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sns;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.StepFunctions;

namespace Comparison.Cloud.Tests.Hosting;

/// <summary>A member or parameter that nothing here is done about is refused by its name, in every operation, unless it says nothing.</summary>
public sealed class UnknownMemberTests : IAsyncLifetime
{
    private LocalCloud _cloud = null!;
    private Account _account = null!;
    private HttpClient _http = null!;

    public static TheoryData<string> Services => ["AmazonSQS", "sns", "AWSStepFunctions", "Logs_20140328", "GraniteServiceVersion20100801", "DynamoDB_20120810"];

    /// <summary>Members that AWS knows, and requests by path, with what is refused.</summary>
    public static TheoryData<string, string, string, string> Requests => new()
    {
        { "POST", "2015-03-31/functions", """{"VpcConfig":{"SubnetIds":["s"]}}""", "CreateFunction with VpcConfig" },
        { "POST", "2015-03-31/functions", """{"Layers":["l"]}""", "CreateFunction with Layers" },
        { "POST", "2015-03-31/functions", """{"EphemeralStorage":{"Size":1024}}""", "CreateFunction with EphemeralStorage" },
        { "POST", "2015-03-31/functions", """{"FunctionName":"f","Role":"arn:aws:iam::000000000001:role/r","Runtime":"dotnet10","Handler":"h","TracingConfig":{"Other":1}}""", "TracingConfig with Other" },
        { "POST", "2015-03-31/functions", """{"FunctionName":"f","Role":"arn:aws:iam::000000000001:role/r","Runtime":"dotnet10","Handler":"h","Environment":{"Other":1}}""", "Environment with Other" },
        { "POST", "2015-03-31/event-source-mappings", """{"DestinationConfig":{"OnFailure":{"Destination":"d"}}}""", "CreateEventSourceMapping with DestinationConfig" },
        { "POST", "2015-03-31/event-source-mappings", """{"KMSKeyArn":"k"}""", "CreateEventSourceMapping with KMSKeyArn" },
        { "PUT", "2017-10-31/functions/f/concurrency", """{"Other":1}""", "PutFunctionConcurrency with Other" },
        { "GET", "2015-03-31/functions?MasterRegion=ALL", "", "GET functions with MasterRegion" },
        { "DELETE", "2015-03-31/functions/f/policy/s?RevisionId=r", "", "DELETE functions with RevisionId" },
        { "POST", "2025-12-01/durable-executions/a/checkpoint", """{"Other":1}""", "CheckpointDurableExecution with Other" },
        { "POST", "2025-12-01/durable-executions/a/pause", """{"Other":1}""", "PauseDurableExecution with Other" },
        { "POST", "2025-12-01/durable-executions/a/resume", """{"Other":1}""", "ResumeDurableExecution with Other" },
        { "POST", "v2/apis", """{"name":"a","protocolType":"HTTP","disableExecuteApiEndpoint":true}""", "CreateApi with disableExecuteApiEndpoint" },
        { "POST", "v2/apis", """{"name":"a","protocolType":"HTTP","ipAddressType":"dualstack"}""", "CreateApi with ipAddressType" },
        { "POST", "v2/apis", """{"name":"a","protocolType":"HTTP","corsConfiguration":{"other":["*"]}}""", "corsConfiguration with other" },
        { "GET", "v2/apis?maxResults=1", "", "GET v2/apis with maxResults" },
        { "POST", "v2/apis/API/integrations", """{"connectionType":"VPC_LINK"}""", "POST integrations with connectionType" },
        { "POST", "v2/apis/API/integrations", """{"timeoutInMillis":1000}""", "POST integrations with timeoutInMillis" },
        { "POST", "v2/apis/API/integrations", """{"requestParameters":{"a":"b"}}""", "POST integrations with requestParameters" },
        { "POST", "v2/apis/API/routes", """{"routeKey":"GET /a","apiKeyRequired":true}""", "POST routes with apiKeyRequired" },
        { "POST", "v2/apis/API/stages", """{"stageName":"a","autoDeploy":true,"routeSettings":{"GET /a":{"throttlingRateLimit":1}}}""", "POST stages with routeSettings" },
        { "POST", "v2/apis/API/stages", """{"stageName":"a","autoDeploy":true,"defaultRouteSettings":{"detailedMetricsEnabled":true}}""", "defaultRouteSettings with detailedMetricsEnabled" },
        { "POST", "v2/apis/API/authorizers", """{"authorizerType":"JWT","name":"a","identitySource":["$request.querystring.t"],"jwtConfiguration":{"issuer":"i","audience":["a"]}}""", "An identitySource other than" },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Member_ThatNoOperationReads_IsRefusedByEach(string service)
    {
        foreach (var operation in _account.JsonService(service)!.Operations)
        {
            var refused = await Assert.ThrowsAsync<AwsException>(() => CallAsync(service, operation, new() { ["notThere"] = 1 }));
            Assert.Equal($"{operation} with notThere is not supported by the local cloud.", refused.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Member_ThatSaysNothing_IsRefusedByNone(string service)
    {
        foreach (var operation in _account.JsonService(service)!.Operations)
            foreach (var nothing in new[] { "null", "false", "\"\"", "[]", "{}", """{"a":[false]}""" })
            {
                var otherwise = await Record.ExceptionAsync(() => CallAsync(service, operation, new() { ["notThere"] = JsonNode.Parse(nothing) }));
                Assert.DoesNotContain("notThere", otherwise?.Message ?? "", StringComparison.Ordinal);
            }
    }

    [Theory]
    [InlineData("AmazonSQS", "SendMessageBatch", """{"QueueUrl":"http://localhost/000000000001/q","Entries":[{"Id":"1","MessageBody":"m","Other":1}]}""", "SendMessageBatchRequestEntry with Other")]
    [InlineData("DynamoDB_20120810", "Query", """{"TableName":"t","AttributesToGet":["a"]}""", "Query with AttributesToGet")]
    [InlineData("DynamoDB_20120810", "Scan", """{"TableName":"t","Segment":0,"TotalSegments":2}""", "Scan with Segment")]
    [InlineData("AmazonSQS", "ReceiveMessage", """{"QueueUrl":"http://localhost/000000000001/q","ReceiveRequestAttemptId":"r"}""", "ReceiveMessage with ReceiveRequestAttemptId")]
    [InlineData("sns", "Publish", """{"TopicArn":"t","Message":"m","MessageGroupId":"g"}""", "Publish with MessageGroupId")]
    [InlineData("sns", "CreateTopic", """{"Name":"t","DataProtectionPolicy":"{}"}""", "CreateTopic with DataProtectionPolicy")]
    [InlineData("sns", "ConfirmSubscription", """{"TopicArn":"t","Token":"t","AuthenticateOnUnsubscribe":"true"}""", "ConfirmSubscription with AuthenticateOnUnsubscribe")]
    [InlineData("Logs_20140328", "CreateLogGroup", """{"logGroupName":"g","kmsKeyId":"k"}""", "CreateLogGroup with kmsKeyId")]
    [InlineData("Logs_20140328", "DescribeLogStreams", """{"logGroupName":"g","orderBy":"LastEventTime"}""", "DescribeLogStreams with orderBy")]
    [InlineData("GraniteServiceVersion20100801", "PutMetricAlarm", """{"AlarmName":"a","Metrics":[{"Id":"m"}]}""", "PutMetricAlarm with Metrics")]
    public async Task Member_ThatAwsKnowsAndNothingIsDoneAbout_IsRefused(string service, string operation, string request, string expected)
    {
        if (service == "AmazonSQS")
            await CallAsync(service, "CreateQueue", new() { ["QueueName"] = "q" });

        var refused = await Assert.ThrowsAsync<AwsException>(() => CallAsync(service, operation, JsonNode.Parse(request)!.AsObject()));

        Assert.StartsWith(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_ByPathWithWhatNothingIsDoneAbout_IsRefused(string method, string path, string body, string expected)
    {
        using var made = await _http.PostAsync("v2/apis", new StringContent("""{"name":"a","protocolType":"HTTP"}""", Encoding.UTF8, "application/json"));
        var api = JsonNode.Parse(await made.Content.ReadAsStringAsync())!["apiId"]!.ToString();
        using var request = new HttpRequestMessage(new(method), path.Replace("API", api, StringComparison.Ordinal));
        if (body.Length > 0)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await _http.SendAsync(request);

        Assert.StartsWith($"404 UnknownOperationException: {expected}", (string?)(await LambdaAccount.ReadAsync(answer))["error"], StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        _cloud = await LocalCloud.StartAsync();
        _account = _cloud.AddAccount();
        var queues = new SqsService(_account.Context);
        var lambda = new LambdaEngine(_account.Context, queues);
        _account.Add(lambda);
        _account.Add(new ApiGatewayService(_account.Context, lambda));
        _account.Add(queues);
        _account.Add(new SnsService(_account.Context, queues, lambda));
        _account.Add(new StateMachineService(_account.Context, _account, lambda));
        _account.Add(new DynamoDbService(_account.Context));
        _account.Add(new LogsService(_account.Context));
        _account.Add(new CloudWatchService(_account.Context));
        _http = new HttpClient { BaseAddress = _cloud.Endpoint }.Sign();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    private Task<JsonObject> CallAsync(string service, string operation, JsonObject request) =>
        _account.JsonService(service)!.InvokeAsync(operation, request, CancellationToken.None);
}
