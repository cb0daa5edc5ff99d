using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Stacks;

namespace Comparison.Terraform.Tests.Inventories;

/// <summary>An account's inventory as lines that two accounts can be compared by: without names, ids and times that are one's own.</summary>
internal static partial class InventoryText
{
    private static readonly string[] FunctionMembers =
    [
        "FunctionName", "Runtime", "Handler", "Role", "Timeout", "MemorySize", "Architectures", "TracingConfig", "LoggingConfig",
        "DeadLetterConfig", "Environment", "DurableConfig", "Version",
    ];

    private static readonly string[] MappingMembers = ["EventSourceArn", "FunctionArn", "BatchSize", "FunctionResponseTypes", "State"];

    private static readonly string[] QueueMembers =
    [
        "QueueArn", "DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy",
        "SqsManagedSseEnabled", "VisibilityTimeout",
    ];

    private static readonly string[] TableMembers =
    [
        "TableName", "AttributeDefinitions", "KeySchema", "BillingModeSummary", "GlobalSecondaryIndexes", "DescribeTimeToLive",
        "DescribeContinuousBackups",
    ];

    private static readonly string[] MachineMembers = ["name", "definition", "type", "roleArn", "loggingConfiguration", "tracingConfiguration"];

    // Not authorizationType: what the local stacks' callers would sign with has no secret, and the page signs nothing.
    private static readonly string[] RouteMembers = ["routeKey", "integrationUri", "payloadFormatVersion"];

    /// <param name="prefix">How the names begin of what is asked for.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(AccountContext account, StackServices services, string prefix)
    {
        using var inventory = new Inventory(account, services);
        var lines = Lines("function", await inventory.FunctionsAsync(), FunctionMembers)
            .Concat(Lines("trigger", await inventory.MappingsAsync(), MappingMembers))
            .Concat(Lines("queue", await inventory.QueuesAsync(), QueueMembers))
            .Concat(Lines("table", await inventory.TablesAsync(), TableMembers))
            .Concat(Lines("machine", await inventory.StateMachinesAsync(), MachineMembers))
            .Concat(Lines("route", await inventory.RoutesAsync(), RouteMembers));
        return
        [
            .. lines.Where(line => line.Contains(prefix, StringComparison.Ordinal))
                .Select(line => Anonymous(line, account, prefix)).Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Lines(string kind, IEnumerable<JsonObject> items, string[] members) => items.Select(item =>
        $"{kind} {string.Join(' ', members.Select(member => $"{member}={Text(item[member])}"))}");

    private static string Text(JsonNode? value) => Sorted(value)?.ToJsonString(CloudJson.Options) ?? "none";

    private static JsonNode? Sorted(JsonNode? value) => value switch
    {
        JsonObject structure => new JsonObject(structure
            .Where(member => !Passing.Contains(member.Key))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        JsonValue text when text.TryGetValue<string>(out var json) && json.StartsWith('{') && !json.StartsWith("{%", StringComparison.Ordinal) => Sorted(JsonNode.Parse(json)),
        _ => value?.DeepClone(),
    };

    // Sizes and instants of an index or a backup.
    private static readonly HashSet<string> Passing =
    [
        "EarliestRestorableDateTime", "IndexSizeBytes", "ItemCount", "LastUpdateToPayPerRequestDateTime", "LatestRestorableDateTime",
    ];

    // API Gateway invokes by a URI around the function's ARN; here the ARN alone does as well.
    private static string Anonymous(string line, AccountContext account, string prefix) => Invocation().Replace(line, "$1")
        .Replace(account.Endpoint.Authority, "HOST", StringComparison.Ordinal)
        .Replace(account.Id, "ACCOUNT", StringComparison.Ordinal)
        .Replace(account.Region, "REGION", StringComparison.Ordinal)
        .Replace(prefix, "PREFIX", StringComparison.Ordinal);

    [GeneratedRegex(@"arn:aws:apigateway:[a-z0-9-]+:lambda:path/2015-03-31/functions/([^/""]+)/invocations")]
    private static partial Regex Invocation();
}
