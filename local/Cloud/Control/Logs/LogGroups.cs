using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Logs;

/// <summary>The log groups of an account, by name.</summary>
internal sealed partial class LogGroups(AccountContext context)
{
    private readonly SortedDictionary<string, LogGroup> _groups = new(StringComparer.Ordinal);

    public IEnumerable<LogGroup> All => _groups.Values;

    public LogGroup Add(string name, string groupClass)
    {
        if (!GroupName().IsMatch(name))
            throw LogsErrors.Invalid($"1 validation error detected: Value '{name}' at 'logGroupName' failed to satisfy constraint");
        var group = new LogGroup(name, context.Arn("logs", $"log-group:{name}"), context.Time.GetUtcNow()) { Class = groupClass };
        return _groups.TryAdd(name, group)
            ? group
            : throw new AwsException("ResourceAlreadyExistsException", "The specified log group already exists");
    }

    public LogGroup Find(JsonObject request) =>
        Find(request.Text("logGroupName") ?? request.Text("logGroupIdentifier") ?? "") ?? throw LogsErrors.NoSuchGroup();

    public LogGroup OfArn(JsonObject request)
    {
        var arn = request.Text("resourceArn");
        return All.FirstOrDefault(group => group.Arn == arn) ?? throw LogsErrors.NoSuchGroup();
    }

    public LogGroup? Find(string name) => _groups.GetValueOrDefault(name);

    public void Remove(LogGroup group) => _groups.Remove(group.Name);

    [GeneratedRegex(@"^[\.\-_/#A-Za-z0-9]{1,512}\z")]
    private static partial Regex GroupName();
}

/// <summary>A log group with its metric filters.</summary>
internal sealed class LogGroup(string name, string arn, DateTimeOffset created)
{
    /// <summary>How many events of a group are kept, those that came last.</summary>
    public const int MaxEvents = 10_000;

    // The streams of the events, in the order in which they came.
    private readonly Queue<string> _order = [];

    public string Name { get; } = name;

    /// <summary>As tags are addressed; descriptions write it with <c>:*</c> at the end, too.</summary>
    public string Arn { get; } = arn;

    public string Class { get; init; } = "STANDARD";

    /// <summary>In days; null: for ever.</summary>
    public int? Retention { get; set; }

    public Tags Tags { get; } = new();

    /// <summary>The events by the name of their stream, in the order in which they came.</summary>
    public SortedDictionary<string, List<LogEvent>> Streams { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, JsonObject> Filters { get; } = new(StringComparer.Ordinal);

    public void Append(string streamName, IReadOnlyCollection<LogEvent> events)
    {
        if (!Streams.TryGetValue(streamName, out var stream))
            Streams[streamName] = stream = [];
        stream.AddRange(events);
        foreach (var _ in events)
            _order.Enqueue(streamName);
        while (_order.Count > MaxEvents)
            RemoveOldest(_order.Dequeue());
    }

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
            ["storedBytes"] = Streams.Values.SelectMany(events => events).Sum(item => (long)Encoding.UTF8.GetByteCount(item.Message)),
        };
        if (Retention is { } days)
            group["retentionInDays"] = days;
        return group;
    }

    private void RemoveOldest(string streamName)
    {
        var stream = Streams[streamName];
        stream.RemoveAt(0);
        if (stream.Count == 0)
            Streams.Remove(streamName);
    }
}

/// <summary>One event of a stream.</summary>
/// <param name="Ingested">When it came in, which is after it happened.</param>
internal sealed record LogEvent(DateTimeOffset Timestamp, string Message, DateTimeOffset Ingested);

/// <summary>The errors of CloudWatch Logs.</summary>
internal static class LogsErrors
{
    public static AwsException NoSuchStream() => new("ResourceNotFoundException", "The specified log stream does not exist.");

    public static AwsException NoSuchGroup() => new("ResourceNotFoundException", "The specified log group does not exist.");

    public static AwsException Invalid(string message) => new("InvalidParameterException", message);
}
