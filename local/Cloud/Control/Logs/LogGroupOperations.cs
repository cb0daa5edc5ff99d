using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Logs;

/// <summary>The operations on log groups. Their caller lets one in at a time.</summary>
internal sealed class LogGroupOperations(LogGroups groups)
{
    private static readonly HashSet<int> Days =
    [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ];

    private const int MaxPage = 50;

    public JsonObject Create(JsonObject request)
    {
        var group = groups.Add(request.Text("logGroupName") ?? "", request.Text("logGroupClass") ?? "STANDARD");
        group.Tags.AddMap(request, "tags");
        return [];
    }

    public JsonObject Delete(JsonObject request)
    {
        groups.Remove(groups.Find(request));
        return [];
    }

    public JsonObject Describe(JsonObject request)
    {
        var (prefix, pattern) = (request.Text("logGroupNamePrefix") ?? "", request.Text("logGroupNamePattern") ?? "");
        var after = request.Text("nextToken") ?? "";
        var size = request.Integer("limit") ?? MaxPage;
        if (size is < 1 or > MaxPage)
            throw LogsErrors.Invalid("limit must be from 1 to 50.");
        var found = groups.All
            .Where(group => group.Name.StartsWith(prefix, StringComparison.Ordinal)
                && group.Name.Contains(pattern, StringComparison.OrdinalIgnoreCase)
                && string.CompareOrdinal(group.Name, after) > 0)
            .Take(size + 1).ToList();
        var answer = new JsonObject { ["logGroups"] = new JsonArray([.. found.Take(size).Select(group => group.Describe())]) };
        if (found.Count > size)
            answer["nextToken"] = found[size - 1].Name;
        return answer;
    }

    public JsonObject PutRetention(JsonObject request)
    {
        var days = request.Integer("retentionInDays");
        groups.Find(request).Retention = days is { } known && Days.Contains(known)
            ? known
            : throw LogsErrors.Invalid($"1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint");
        return [];
    }

    public JsonObject DeleteRetention(JsonObject request)
    {
        groups.Find(request).Retention = null;
        return [];
    }

    public JsonObject Tag(JsonObject request)
    {
        groups.OfArn(request).Tags.AddMap(request, "tags");
        return [];
    }

    public JsonObject Untag(JsonObject request)
    {
        groups.OfArn(request).Tags.Remove(request.Texts("tagKeys"));
        return [];
    }

    public JsonObject ListTags(JsonObject request) => new() { ["tags"] = groups.OfArn(request).Tags.ToMap() };
}

/// <summary>The operations on metric filters, which nothing here ever applies. Their caller lets one in at a time.</summary>
internal sealed class MetricFilterOperations(LogGroups groups)
{
    private static readonly string[] Kept = ["filterName", "filterPattern", "logGroupName", "metricTransformations"];

    public JsonObject Put(JsonObject request)
    {
        var name = request.Text("filterName") is { Length: > 0 } given ? given : throw LogsErrors.Invalid("filterName must not be empty.");
        var filter = new JsonObject(Kept.Where(request.ContainsKey).Select(member =>
            KeyValuePair.Create(member, request[member]?.DeepClone())));
        groups.Find(request).Filters[name] = filter;
        return [];
    }

    public JsonObject Describe(JsonObject request)
    {
        var prefix = request.Text("filterNamePrefix") ?? "";
        return new()
        {
            ["metricFilters"] = new JsonArray([.. groups.Find(request).Filters
                .Where(filter => filter.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(filter => filter.Value.DeepClone())]),
        };
    }

    public JsonObject Delete(JsonObject request) => groups.Find(request).Filters.Remove(request.Text("filterName") ?? "")
        ? []
        : throw new AwsException("ResourceNotFoundException", "The specified metric filter does not exist.");
}
