using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.Lambda.Control;

namespace Comparison.Cloud.Tests.Data;

/// <summary>Makes one of everything that requests can make, changes it, and describes all of it.</summary>
internal static class KeptAccount
{
    private const string Functions = "2015-03-31/functions";

    private static readonly string Machine = Of("states", "stateMachine:m");
    private static readonly string Topic = Of("sns", "news");

    public static async Task MakeAsync(KeptCloud cloud)
    {
        await MakeQueuesAndTablesAsync(cloud);
        await MakeFunctionsAsync(cloud);
        await MakeMachinesAsync(cloud);
        await MakeFormsAsync(cloud);
        await MakeApiAsync(cloud);
    }

    /// <summary>All answers, each with what was asked.</summary>
    public static async Task<IReadOnlyList<string>> DescribeAsync(KeptCloud cloud)
    {
        List<string> all = [];
        foreach (var (target, request) in Targets(cloud))
            all.Add($"{target}: {await cloud.CallAsync(target, JsonNode.Parse(request)!.AsObject())}");
        foreach (var (service, action, fields) in Forms())
            all.Add($"{action}: {await cloud.QueryAsync(service, action, fields)}");
        foreach (var path in Paths(JsonNode.Parse(await cloud.RestAsync("GET", "v2/apis"))!["items"]![0]!["apiId"]!.ToString()))
            all.Add($"{path}: {await cloud.RestAsync("GET", path)}");
        return all;
    }

    private static async Task MakeQueuesAndTablesAsync(KeptCloud cloud)
    {
        await cloud.CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "q", ["tags"] = new JsonObject { ["a"] = "b", ["c"] = "d" } });
        await cloud.SqsAsync("SetQueueAttributes", "q", new() { ["Attributes"] = new JsonObject { ["DelaySeconds"] = "5" } });
        await cloud.SqsAsync("UntagQueue", "q", new() { ["TagKeys"] = new JsonArray("a") });
        await cloud.QueryAsync("sqs", "CreateQueue", ("QueueName", "by-form"), ("Attribute.1.Name", "VisibilityTimeout"), ("Attribute.1.Value", "7"));
        await cloud.CallAsync("DynamoDB_20120810.CreateTable", JsonNode.Parse(
            """{"TableName":"tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}""")!.AsObject());
        await cloud.CallAsync("DynamoDB_20120810.UpdateTimeToLive", JsonNode.Parse(
            """{"TableName":"tab","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}""")!.AsObject());
        await cloud.CallAsync("Logs_20140328.CreateLogGroup", new() { ["logGroupName"] = "/g" });
        await cloud.CallAsync("Logs_20140328.PutRetentionPolicy", new() { ["logGroupName"] = "/g", ["retentionInDays"] = 14 });
    }

    private static async Task MakeFunctionsAsync(KeptCloud cloud)
    {
        await cloud.RestAsync("POST", Functions, ControlPlane.Function(("Publish", true)));
        await cloud.RestAsync("PUT", $"{Functions}/probe/code", new() { ["ZipFile"] = ControlPlane.Zip("second") });
        await cloud.RestAsync("PUT", $"{Functions}/probe/configuration", new() { ["Timeout"] = 60 });
        await cloud.RestAsync("POST", $"{Functions}/probe/versions", new() { ["Description"] = "two" });
        await cloud.RestAsync("POST", $"{Functions}/probe/aliases", new() { ["Name"] = "live", ["FunctionVersion"] = "2" });
        await cloud.RestAsync("POST", $"{Functions}/probe/policy?Qualifier=live", JsonNode.Parse(
            """{"StatementId":"s","Action":"lambda:InvokeFunction","Principal":"apigateway.amazonaws.com"}""")!.AsObject());
        await cloud.RestAsync("PUT", "2017-10-31/functions/probe/concurrency", new() { ["ReservedConcurrentExecutions"] = 3 });
        await cloud.RestAsync("POST", "2015-03-31/event-source-mappings", new() { ["EventSourceArn"] = Of("sqs", "q"), ["FunctionName"] = "probe:live" });
        await cloud.RestAsync("PUT", "_local/functions/attached", new() { ["timeout"] = 9 });
    }

    private static async Task MakeMachinesAsync(KeptCloud cloud)
    {
        const string definition = """{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}""";
        await cloud.CallAsync("AWSStepFunctions.CreateActivity", new() { ["name"] = "a" });
        await cloud.CallAsync("AWSStepFunctions.CreateStateMachine", JsonNode.Parse(
            $$"""{"name":"m","roleArn":"arn:aws:iam::000000000001:role/r","definition":"{{definition}}","publish":true}""")!.AsObject());
        await cloud.CallAsync("AWSStepFunctions.UpdateStateMachine", new() { ["stateMachineArn"] = Machine, ["roleArn"] = "arn:aws:iam::1:role/other" });
        await cloud.CallAsync("AWSStepFunctions.CreateStateMachineAlias", new()
        {
            ["name"] = "live",
            ["routingConfiguration"] = new JsonArray(new JsonObject { ["stateMachineVersionArn"] = $"{Machine}:1", ["weight"] = 100 }),
        });
        await cloud.CallAsync("AWSStepFunctions.TagResource", JsonNode.Parse($$"""{"resourceArn":"{{Machine}}","tags":[{"key":"k","value":"v"}]}""")!.AsObject());
    }

    private static async Task MakeFormsAsync(KeptCloud cloud)
    {
        await cloud.QueryAsync("sns", "CreateTopic", ("Name", "news"));
        await cloud.QueryAsync("sns", "Subscribe", ("TopicArn", Topic), ("Protocol", "sqs"), ("Endpoint", Of("sqs", "q")));
        await cloud.QueryAsync("sns", "Subscribe", ("TopicArn", Topic), ("Protocol", "email"), ("Endpoint", "a@example.com"));
        await cloud.QueryAsync("iam", "CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[]}"""));
        await cloud.QueryAsync("iam", "PutRolePolicy", ("RoleName", "r"), ("PolicyName", "p"), ("PolicyDocument", """{"Version":"2012-10-17","Statement":[]}"""));
        await cloud.QueryAsync(
            "monitoring", "PutMetricAlarm", ("AlarmName", "failed"), ("ComparisonOperator", "GreaterThanThreshold"), ("EvaluationPeriods", "1"),
            ("MetricName", "m"), ("Namespace", "n"), ("Period", "60"), ("Statistic", "Sum"), ("Threshold", "0"));
    }

    private static async Task MakeApiAsync(KeptCloud cloud)
    {
        var api = JsonNode.Parse(await cloud.RestAsync("POST", "v2/apis", new() { ["name"] = "api", ["protocolType"] = "HTTP" }))!["apiId"]!;
        var integration = JsonNode.Parse(await cloud.RestAsync("POST", $"v2/apis/{api}/integrations", new()
        {
            ["integrationType"] = "AWS_PROXY", ["payloadFormatVersion"] = "2.0", ["integrationUri"] = Of("lambda", "function:probe:live"),
        }))!["integrationId"]!;
        await cloud.RestAsync("POST", $"v2/apis/{api}/routes", new() { ["routeKey"] = "POST /x", ["target"] = $"integrations/{integration}" });
        await cloud.RestAsync("POST", $"v2/apis/{api}/stages", new() { ["stageName"] = "$default", ["autoDeploy"] = true });
        await cloud.RestAsync("PATCH", $"v2/apis/{api}", new() { ["name"] = "renamed" });
    }

    private static IEnumerable<(string Target, string Request)> Targets(KeptCloud cloud) =>
    [
        ("AmazonSQS.ListQueues", "{}"),
        ("AmazonSQS.GetQueueAttributes", $$"""{"QueueUrl":"{{cloud.QueueUrl("q")}}","AttributeNames":["All"]}"""),
        ("AmazonSQS.GetQueueAttributes", $$"""{"QueueUrl":"{{cloud.QueueUrl("by-form")}}","AttributeNames":["All"]}"""),
        ("AmazonSQS.ListQueueTags", $$"""{"QueueUrl":"{{cloud.QueueUrl("q")}}"}"""),
        ("DynamoDB_20120810.DescribeTable", """{"TableName":"tab"}"""),
        ("DynamoDB_20120810.DescribeTimeToLive", """{"TableName":"tab"}"""),
        ("Logs_20140328.DescribeLogGroups", "{}"),
        ("AWSStepFunctions.DescribeActivity", $$"""{"activityArn":"{{Of("states", "activity:a")}}"}"""),
        ("AWSStepFunctions.DescribeStateMachine", $$"""{"stateMachineArn":"{{Machine}}"}"""),
        ("AWSStepFunctions.DescribeStateMachine", $$"""{"stateMachineArn":"{{Machine}}:1"}"""),
        ("AWSStepFunctions.DescribeStateMachineAlias", $$"""{"stateMachineAliasArn":"{{Machine}}:live"}"""),
        ("AWSStepFunctions.ListTagsForResource", $$"""{"resourceArn":"{{Machine}}"}"""),
    ];

    private static IEnumerable<(string Service, string Action, (string, string)[] Fields)> Forms() =>
    [
        ("sns", "ListTopics", []), ("sns", "GetTopicAttributes", [("TopicArn", Topic)]), ("sns", "ListSubscriptions", []),
        ("iam", "GetRole", [("RoleName", "r")]), ("iam", "GetRolePolicy", [("RoleName", "r"), ("PolicyName", "p")]),
        ("monitoring", "DescribeAlarms", []),
    ];

    private static IEnumerable<string> Paths(string api) =>
    [
        Functions, $"{Functions}/probe", $"{Functions}/attached", $"{Functions}/probe/versions", $"{Functions}/probe/aliases",
        $"{Functions}/probe/policy?Qualifier=live", "2019-09-30/functions/probe/concurrency", "2015-03-31/event-source-mappings",
        "v2/apis", $"v2/apis/{api}/routes", $"v2/apis/{api}/integrations", $"v2/apis/{api}/stages",
    ];

    private static string Of(string service, string resource) => $"arn:aws:{service}:us-east-1:{KeptCloud.Id}:{resource}";
}
