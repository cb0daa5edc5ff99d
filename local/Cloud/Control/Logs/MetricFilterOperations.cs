using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Logs;

/// <summary>The operations on metric filters, which nothing here ever applies. Their caller lets one in at a time.</summary>
internal sealed class MetricFilterOperations(LogGroups groups)
{
    private static readonly string[] Kept = ["filterName", "filterPattern", "logGroupName", "metricTransformations"];

    public JsonObject Put(JsonObject request)
    {
        if (request.Select(member => member.Key).FirstOrDefault(name => !Kept.Contains(name) && name != "applyOnTransformedLogs") is { } gap)
            throw AwsException.NotSupported($"PutMetricFilter with {gap}");
        var name = request.Text("filterName") is { Length: > 0 } given ? given : throw LogsErrors.Invalid("filterName must not be empty.");
        var filter = new JsonObject(Kept.Where(request.ContainsKey).Select(member =>
            KeyValuePair.Create(member, request[member]?.DeepClone())));
        groups.Of(request).Filters[name] = filter;
        return [];
    }

    public JsonObject Describe(JsonObject request)
    {
        var prefix = request.Text("filterNamePrefix") ?? "";
        return new()
        {
            ["metricFilters"] = new JsonArray([.. groups.Of(request).Filters
                .Where(filter => filter.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(filter => filter.Value.DeepClone())]),
        };
    }

    public JsonObject Delete(JsonObject request) => groups.Of(request).Filters.Remove(request.Text("filterName") ?? "")
        ? []
        : throw new AwsException("ResourceNotFoundException", "The specified metric filter does not exist.");
}
