using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.Cloud.StepFunctions.Api;

/// <summary>
/// One page of a list, and the token of the next. A token names the last item shown, so that the list may grow meanwhile.
/// </summary>
internal static class ListPage
{
    /// <param name="items">The whole list in the order of the answer.</param>
    /// <param name="position">A number that belongs to an item for good, and grows along the list.</param>
    public static JsonObject Create<T>(
        string member, IEnumerable<T> items, Func<T, long> position, Func<T, JsonNode> show, int size, string? token)
    {
        if (token is not null)
        {
            var last = Read(token, member);
            items = items.SkipWhile(item => position(item) <= last);
        }
        var page = items.Take(size + 1).ToArray();
        var answer = new JsonObject { [member] = new JsonArray([.. page.Take(size).Select(show)]) };
        if (page.Length > size)
            answer["nextToken"] = Write(position(page[size - 1]), member);
        return answer;
    }

    private static string Write(long position, string member) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{member}:{position}")));

    private static long Read(string token, string member)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is [var kind, var position]
            && kind == member
            && long.TryParse(position, CultureInfo.InvariantCulture, out var last)
                ? last
                : throw Errors.InvalidToken();
    }
}

/// <summary>How values are written into answers.</summary>
internal static class Shapes
{
    /// <summary>Seconds since 1970 with a fraction of milliseconds, as AWS JSON has timestamps.</summary>
    public static JsonNode Timestamp(DateTimeOffset time) => JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m);

    public static string Status(StateMachineStatus status) => status switch
    {
        StateMachineStatus.Running => "RUNNING",
        StateMachineStatus.Succeeded => "SUCCEEDED",
        StateMachineStatus.Failed => "FAILED",
        StateMachineStatus.TimedOut => "TIMED_OUT",
        _ => "ABORTED",
    };
}
