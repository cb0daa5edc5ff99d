using System.Collections.Frozen;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Data;

/// <summary>Which requests make or change something that survives by the control log: all but those that read and those listed here.</summary>
/// <remarks>
/// What is listed works on what a resource holds: messages, items, executions, invocations. Services write that themselves. So a request that
/// nobody has thought of is logged, which is never wrong where it changes settings only.
/// </remarks>
internal static class LoggedOperations
{
    /// <summary>The operations on data, by what stands before the dot in <c>X-Amz-Target</c>.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> DataOperations = new Dictionary<string, FrozenSet<string>>
    {
        ["AmazonSQS"] = FrozenSet.Create(
            "ChangeMessageVisibility", "ChangeMessageVisibilityBatch", "DeleteMessage", "DeleteMessageBatch", "PurgeQueue", "ReceiveMessage",
            "SendMessage", "SendMessageBatch"),
        ["AWSStepFunctions"] = FrozenSet.Create(
            "GetActivityTask", "RedriveExecution", "SendTaskFailure", "SendTaskHeartbeat", "SendTaskSuccess", "StartExecution",
            "StartSyncExecution", "StopExecution", "TestState", "ValidateStateMachineDefinition"),
        ["DynamoDB_20120810"] = FrozenSet.Create(
            "BatchGetItem", "BatchWriteItem", "DeleteItem", "PutItem", "Query", "Scan", "TransactGetItems", "TransactWriteItems", "UpdateItem"),
        ["sns"] = FrozenSet.Create("Publish", "PublishBatch"),
    }.ToFrozenDictionary();

    /// <summary>The paths of data with their methods, by their first segments; a star stands for any.</summary>
    private static readonly (string Method, string[] Segments)[] DataPaths =
    [
        ("*", [RestPath.HttpApis]), // what an API's users ask of it
        ("POST", ["2015-03-31", "functions", "*", "invocations"]),
        ("*", ["2025-12-01"]), // durable executions and their callbacks
        ("*", ["runtime"]), // the Runtime API
    ];

    private static readonly string[] Reads = ["Describe", "Filter", "Get", "List", "Lookup"];

    /// <param name="target">An operation with its service, as in <c>X-Amz-Target</c>.</param>
    public static bool Has(string target)
    {
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        var (service, operation) = (target[..Math.Max(0, dot)], target[(dot + 1)..]);
        return !Array.Exists(Reads, verb => operation.StartsWith(verb, StringComparison.Ordinal))
            && !(DataOperations.TryGetValue(service, out var ofData) && ofData.Contains(operation));
    }

    public static bool Has(string method, RestPath path) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !Array.Exists(DataPaths, data =>
            (data.Method == "*" || data.Method == method) && data.Segments.Index().All(segment => segment.Item == "*" || segment.Item == path[segment.Index]));
}
