using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Comparison.Cloud.Tests.Data;

/// <summary>Every operation is of data, a read, or logged, and somebody has decided which.</summary>
public sealed class LoggedOperationsTests
{
    private static readonly string[] Reads = ["Describe", "Filter", "Get", "List"];

    private static readonly Dictionary<string, string[]> Logged = new()
    {
        ["AmazonSQS"] = ["CreateQueue", "DeleteQueue", "SetQueueAttributes", "TagQueue", "UntagQueue"],
        ["AWSStepFunctions"] =
        [
            "CreateActivity", "CreateStateMachine", "CreateStateMachineAlias", "DeleteActivity", "DeleteStateMachine", "DeleteStateMachineAlias",
            "DeleteStateMachineVersion", "PublishStateMachineVersion", "TagResource", "UntagResource", "UpdateStateMachine",
            "UpdateStateMachineAlias",
        ],
        ["DynamoDB_20120810"] =
            ["CreateTable", "DeleteTable", "TagResource", "UntagResource", "UpdateContinuousBackups", "UpdateTable", "UpdateTimeToLive"],
        ["GraniteServiceVersion20100801"] = ["DeleteAlarms", "PutMetricAlarm", "TagResource", "UntagResource"],
        ["Logs_20140328"] =
        [
            "CreateLogGroup", "DeleteLogGroup", "DeleteMetricFilter", "DeleteRetentionPolicy", "PutMetricFilter", "PutRetentionPolicy",
            "TagResource", "UntagResource",
        ],
        ["iam"] =
        [
            "CreateRole", "DeleteRole", "DeleteRolePermissionsBoundary", "DeleteRolePolicy", "PutRolePermissionsBoundary", "PutRolePolicy", "TagRole",
            "UntagRole", "UpdateAssumeRolePolicy", "UpdateRole",
        ],
        ["sns"] =
        [
            "ConfirmSubscription", "CreateTopic", "DeleteTopic", "SetSubscriptionAttributes", "SetTopicAttributes", "Subscribe", "TagResource",
            "Unsubscribe", "UntagResource",
        ],
        ["sts"] = [],
    };

    private static readonly Dictionary<string, string[]> Data = new()
    {
        ["AmazonSQS"] =
        [
            "ChangeMessageVisibility", "ChangeMessageVisibilityBatch", "DeleteMessage", "DeleteMessageBatch", "PurgeQueue", "ReceiveMessage",
            "SendMessage", "SendMessageBatch",
        ],
        ["AWSStepFunctions"] =
        [
            "GetActivityTask", "RedriveExecution", "SendTaskFailure", "SendTaskHeartbeat", "SendTaskSuccess", "StartExecution",
            "StartSyncExecution", "StopExecution", "TestState", "ValidateStateMachineDefinition",
        ],
        ["DynamoDB_20120810"] =
            ["BatchGetItem", "BatchWriteItem", "DeleteItem", "PutItem", "Query", "Scan", "TransactGetItems", "TransactWriteItems", "UpdateItem"],
        ["sns"] = ["Publish", "PublishBatch"],
    };

    [Fact]
    public async Task Operations_OfAllServices_AreLoggedOrNotAsDecided()
    {
        await using var cloud = await KeptCloud.StartAsync();

        var decided = Logged.ToDictionary(
            service => service.Key,
            service => service.Value.Select(name => $"{name} logged").Concat(Data.GetValueOrDefault(service.Key, []).Select(name => $"{name} not")).Order());
        var found = cloud.Account.JsonServices.ToDictionary(
            service => service.TargetPrefix,
            service => service.Operations
                .Where(name => Data.GetValueOrDefault(service.TargetPrefix, []).Contains(name) || !IsRead(name))
                .Select(name => $"{name} {(LoggedOperations.Has($"{service.TargetPrefix}.{name}") ? "logged" : "not")}").Order());

        Assert.Equal(decided.Keys.Order(), found.Keys.Order());
        Assert.All(found, service => Assert.Equal(decided[service.Key], service.Value));
    }

    [Theory]
    [InlineData("POST", "/2015-03-31/functions", true)]
    [InlineData("DELETE", "/2015-03-31/functions/f", true)]
    [InlineData("PUT", "/2015-03-31/functions/f/code", true)]
    [InlineData("PUT", "/2015-03-31/functions/f/configuration", true)]
    [InlineData("POST", "/2015-03-31/functions/f/versions", true)]
    [InlineData("POST", "/2015-03-31/functions/f/aliases", true)]
    [InlineData("PUT", "/2015-03-31/functions/f/aliases/live", true)]
    [InlineData("DELETE", "/2015-03-31/functions/f/policy/s", true)]
    [InlineData("PUT", "/2017-10-31/functions/f/concurrency", true)]
    [InlineData("POST", "/2017-03-31/tags/arn", true)]
    [InlineData("PUT", "/2015-03-31/event-source-mappings/m", true)]
    [InlineData("PATCH", "/v2/apis/a/routes/r", true)]
    [InlineData("PUT", "/_local/functions/f", true)]
    [InlineData("GET", "/2015-03-31/functions/f", false)]
    [InlineData("HEAD", "/v2/apis", false)]
    [InlineData("POST", "/2015-03-31/functions/f/invocations", false)]
    [InlineData("POST", "/2025-12-01/durable-executions/e/checkpoint", false)]
    [InlineData("POST", "/2025-12-01/durable-execution-callbacks/c/succeed", false)]
    [InlineData("POST", "/runtime/a/f/k/2018-06-01/runtime/invocation/i/response", false)]
    [InlineData("POST", "/_aws/execute-api/a/x", false)]
    public void Path_OfARestService_IsLoggedOrNot(string method, string path, bool isLogged)
    {
        var http = new DefaultHttpContext();
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = path;

        Assert.Equal(isLogged, LoggedOperations.Has(method, RestPath.Parse(http)));
    }

    private static bool IsRead(string operation) => Array.Exists(Reads, verb => operation.StartsWith(verb, StringComparison.Ordinal));
}
