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
    private const int MaxUnwaited = 10;

    private static readonly string[] Settings =
        ["FunctionName", "BatchSize", "Enabled", "FunctionResponseTypes", "MaximumBatchingWindowInSeconds", "ScalingConfig"];

    public JsonObject Create(JsonObject request)
    {
        request.Only("CreateEventSourceMapping", [.. Settings, "EventSourceArn", "Tags"]);
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
        request.Only("UpdateEventSourceMapping", Settings);
        var mapped = mappings.Find(id);
        var changed = Changed(mapped.Mapping with { FunctionName = request.Text("FunctionName") ?? mapped.Mapping.FunctionName }, request);
        mappings.Change(mapped, changed, request.Flag("Enabled") ?? mapped.IsEnabled);
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
        var (size, window) = (request.Integer("BatchSize"), request.Integer("MaximumBatchingWindowInSeconds"));
        var scaling = request.Structure("ScalingConfig");
        scaling?.Only("ScalingConfig", "MaximumConcurrency");
        var concurrency = scaling?.Integer("MaximumConcurrency");
        var responses = request.Texts("FunctionResponseTypes");
        Validation.Check(check =>
        {
            check.Number(size, "batchSize", 1, 10_000);
            check.Number(window, "maximumBatchingWindowInSeconds", 0, 300);
            check.Number(concurrency, "scalingConfig.maximumConcurrency", 2, 1000);
            foreach (var type in responses.Where(type => type != ReportFailures))
                check.Add($"Value '{type}' at 'functionResponseTypes' failed to satisfy constraint: Member must satisfy enum value set: [{ReportFailures}]");
        });
        var changed = mapping with
        {
            BatchSize = size ?? mapping.BatchSize,
            BatchingWindow = window is { } seconds ? TimeSpan.FromSeconds(seconds) : mapping.BatchingWindow,
            // A structure with nothing in it takes the limit away.
            MaximumConcurrency = scaling is null ? mapping.MaximumConcurrency : concurrency,
            ReportBatchItemFailures = request["FunctionResponseTypes"] is null ? mapping.ReportBatchItemFailures : responses.Count > 0,
        };
        return changed.BatchSize <= MaxUnwaited || changed.BatchingWindow > TimeSpan.Zero
            ? changed
            : throw ControlMembers.Invalid(
                $"Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than {MaxUnwaited}");
    }

    private JsonObject Write(MappedQueue mapped, string? passing = null)
    {
        var mapping = mapped.Mapping;
        var written = new JsonObject
        {
            ["UUID"] = mapped.Id,
            ["EventSourceMappingArn"] = account.Arn("lambda", $"event-source-mapping:{mapped.Id}"),
            ["EventSourceArn"] = mapping.QueueArn,
            ["FunctionArn"] = mappings.ArnOf(mapping),
            ["BatchSize"] = mapping.BatchSize,
            ["MaximumBatchingWindowInSeconds"] = (int)mapping.BatchingWindow.TotalSeconds,
            ["FunctionResponseTypes"] = new JsonArray(mapping.ReportBatchItemFailures ? [ReportFailures] : []),
            ["LastModified"] = TimestampFormat.Seconds(mapped.Modified),
            ["State"] = passing ?? (mapped.IsEnabled ? "Enabled" : "Disabled"),
            ["StateTransitionReason"] = "USER_INITIATED",
        };
        if (mapping.MaximumConcurrency is { } most)
            written["ScalingConfig"] = new JsonObject { ["MaximumConcurrency"] = most };
        return written;
    }
}
