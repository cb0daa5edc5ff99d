using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.EventSources;

/// <summary>The operations on event source mappings, of SQS queues.</summary>
/// <remarks>A change answers with the state that AWS passes through for some seconds; here it is over by the next look.</remarks>
internal sealed class MappingApi(AccountContext account, EventSourceMappings mappings)
{
    private const string ReportFailures = "ReportBatchItemFailures";

    public JsonObject Create(JsonObject request)
    {
        request.Only("CreateEventSourceMapping", "EventSourceArn", "FunctionName", "BatchSize", "Enabled", "FunctionResponseTypes", "Tags");
        Validation.Check(check => check.Required(request.Text("FunctionName"), "functionName"));
        if (request.Text("EventSourceArn") is not { } source)
            throw ControlMembers.Invalid("Event source ARN is required.");
        if (!source.Contains(":sqs:", StringComparison.Ordinal))
            throw AwsException.NotSupported($"CreateEventSourceMapping of {source}");
        var mapping = Changed(new(source, request.Text("FunctionName")!), request);
        var added = mappings.Add(mapping, request.Flag("Enabled") ?? true);
        added.Tags.Add(request.TextMap("Tags"));
        return Write(added, "Creating");
    }

    public JsonObject Get(string id) => Write(mappings.Find(id));

    public JsonObject List(IQueryCollection query)
    {
        var (source, function) = (RestQuery.Text(query, "EventSourceArn"), RestQuery.Text(query, "FunctionName"));
        var named = function is null ? null : mappings.ArnOf(new("", function));
        var found = mappings.All
            .Where(mapped => source is null || mapped.Mapping.QueueArn == source)
            .Where(mapped => named is null || mappings.ArnOf(mapped.Mapping) == named)
            .ToList();
        return RestPage.Write(found, "EventSourceMappings", query, mapped => Write(mapped));
    }

    public JsonObject Update(string id, JsonObject request)
    {
        request.Only("UpdateEventSourceMapping", "FunctionName", "BatchSize", "Enabled", "FunctionResponseTypes");
        var mapped = mappings.Find(id);
        var changed = Changed(mapped.Mapping with { FunctionName = request.Text("FunctionName") ?? mapped.Mapping.FunctionName }, request);
        mapped.Configure(changed, request.Flag("Enabled") ?? mapped.IsEnabled, account.Time.GetUtcNow());
        return Write(mapped, "Updating");
    }

    public JsonObject Delete(string id)
    {
        var mapped = mappings.Find(id);
        var written = Write(mapped, "Deleting");
        mapped.Dispose();
        return written;
    }

    private static EventSourceMapping Changed(EventSourceMapping mapping, JsonObject request)
    {
        var size = request.Integer("BatchSize");
        // Larger batches ask for a batching window, which is not there.
        Validation.Check(check => check.Number(size, "batchSize", 1, 10));
        return mapping with
        {
            BatchSize = size ?? mapping.BatchSize,
            ReportBatchItemFailures = request["FunctionResponseTypes"] is null
                ? mapping.ReportBatchItemFailures
                : request.Texts("FunctionResponseTypes").Contains(ReportFailures),
        };
    }

    private JsonObject Write(MappedQueue mapped, string? passing = null) => new()
    {
        ["UUID"] = mapped.Id,
        ["EventSourceMappingArn"] = account.Arn("lambda", $"event-source-mapping:{mapped.Id}"),
        ["EventSourceArn"] = mapped.Mapping.QueueArn,
        ["FunctionArn"] = mappings.ArnOf(mapped.Mapping),
        ["BatchSize"] = mapped.Mapping.BatchSize,
        ["MaximumBatchingWindowInSeconds"] = 0,
        ["FunctionResponseTypes"] = new JsonArray(mapped.Mapping.ReportBatchItemFailures ? [ReportFailures] : []),
        ["LastModified"] = TimestampFormat.Seconds(mapped.Modified),
        ["State"] = passing ?? (mapped.IsEnabled ? "Enabled" : "Disabled"),
        ["StateTransitionReason"] = "USER_INITIATED",
    };
}
