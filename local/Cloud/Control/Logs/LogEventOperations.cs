using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Logs;

/// <summary>The operations that read what was logged. Their caller lets one in at a time.</summary>
internal sealed class LogEventOperations(LogGroups groups)
{
    private const int MaxPage = 10_000;

    public JsonObject DescribeStreams(JsonObject request)
    {
        var prefix = request.Text("logStreamNamePrefix") ?? "";
        return new()
        {
            ["logStreams"] = new JsonArray([.. groups.Find(request).Streams
                .Where(stream => stream.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(stream => new JsonObject
                {
                    ["logStreamName"] = stream.Key,
                    ["firstEventTimestamp"] = stream.Value[0].Timestamp.ToUnixTimeMilliseconds(),
                    ["lastEventTimestamp"] = stream.Value[^1].Timestamp.ToUnixTimeMilliseconds(),
                })]),
        };
    }

    /// <summary>A page of one stream, from its start; its tokens stay the same at the ends, as on AWS.</summary>
    public JsonObject Get(JsonObject request)
    {
        if (!groups.Find(request).Streams.TryGetValue(request.Text("logStreamName") ?? "", out var stream))
            throw LogsErrors.NoSuchStream();
        var between = Between(request);
        var (page, next) = Page(request, stream.FindAll(item => between(item)), prefix: 2);
        return new()
        {
            ["events"] = new JsonArray([.. page.Select(Show)]),
            ["nextForwardToken"] = $"f/{next}",
            ["nextBackwardToken"] = "b/0",
        };
    }

    /// <summary>A page of all streams, or of those named, in the order of time. A pattern is looked for as it stands.</summary>
    public JsonObject Filter(JsonObject request)
    {
        var (names, prefix) = (request.Texts("logStreamNames"), request.Text("logStreamNamePrefix") ?? "");
        var pattern = (request.Text("filterPattern") ?? "").Trim('"');
        var between = Between(request);
        var found = groups.Find(request).Streams
            .Where(stream => (names.Count == 0 || names.Contains(stream.Key)) && stream.Key.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(stream => stream.Value.Select((item, index) => (Stream: stream.Key, Index: index, Event: item)))
            .Where(item => between(item.Event) && item.Event.Message.Contains(pattern, StringComparison.Ordinal))
            .OrderBy(item => item.Event.Timestamp).ToList();
        var (page, next) = Page(request, found, prefix: 0);
        var answer = new JsonObject
        {
            ["events"] = new JsonArray([.. page.Select(item =>
            {
                var shape = Show(item.Event);
                shape["logStreamName"] = item.Stream;
                shape["eventId"] = string.Create(CultureInfo.InvariantCulture, $"{item.Stream}/{item.Index}");
                return shape;
            })]),
            ["searchedLogStreams"] = new JsonArray(),
        };
        if (next < found.Count)
            answer["nextToken"] = next.ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    // From startTime on, and before endTime: milliseconds since 1970.
    private static Func<LogEvent, bool> Between(JsonObject request)
    {
        var (start, end) = (Milliseconds(request, "startTime"), Milliseconds(request, "endTime"));
        return item => !(item.Timestamp.ToUnixTimeMilliseconds() < start) && !(item.Timestamp.ToUnixTimeMilliseconds() >= end);
    }

    private static long? Milliseconds(JsonObject request, string name) => request[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<long>(out var milliseconds) => milliseconds,
        _ => throw JsonMembers.Unexpected("NUMBER_VALUE"),
    };

    private static (IReadOnlyList<T> Page, int Next) Page<T>(JsonObject request, List<T> all, int prefix)
    {
        var size = request.Integer("limit") ?? MaxPage;
        if (size is < 1 or > MaxPage)
            throw LogsErrors.Invalid("limit must be from 1 to 10000.");
        var token = request.Text("nextToken");
        var from = 0;
        if (token is not null && !int.TryParse(token.AsSpan(Math.Min(prefix, token.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out from))
            throw LogsErrors.Invalid("The specified nextToken is invalid.");
        var page = all.Skip(from).Take(size).ToArray();
        return (page, Math.Min(from, all.Count) + page.Length);
    }

    private static JsonObject Show(LogEvent item) => new()
    {
        ["timestamp"] = item.Timestamp.ToUnixTimeMilliseconds(),
        ["message"] = item.Message,
        ["ingestionTime"] = item.Ingested.ToUnixTimeMilliseconds(),
    };
}
