using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Control.Logs;

/// <summary>A log group with its metric filters.</summary>
internal sealed class LogGroup(string name, string arn, DateTimeOffset created)
{
    public string Name { get; } = name;

    /// <summary>As tags are addressed; descriptions write it with <c>:*</c> at the end, too.</summary>
    public string Arn { get; } = arn;

    public string Class { get; init; } = "STANDARD";

    /// <summary>In days; null: for ever.</summary>
    public int? Retention { get; set; }

    public Tags Tags { get; } = new();

    public SortedDictionary<string, JsonObject> Filters { get; } = new(StringComparer.Ordinal);

    public JsonObject Describe()
    {
        var group = new JsonObject
        {
            ["arn"] = $"{Arn}:*",
            ["creationTime"] = created.ToUnixTimeMilliseconds(),
            ["logGroupArn"] = Arn,
            ["logGroupClass"] = Class,
            ["logGroupName"] = Name,
            ["metricFilterCount"] = Filters.Count,
            ["storedBytes"] = 0,
        };
        if (Retention is { } days)
            group["retentionInDays"] = days;
        return group;
    }
}
