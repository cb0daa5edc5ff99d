using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Time;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud;

/// <summary><c>/_local/time</c>: the clocks of all accounts, and how those are moved that do not run in real time.</summary>
/// <remarks>
/// GET tells each account's instant, the next timer that is due, and the rate. PUT <c>{"rate": 0}</c>, <c>1</c> or <c>60</c> lets all
/// virtual clocks run by themselves, in lockstep, standing still while anything runs. POST <c>{"skip": "next"}</c> jumps all of them to the
/// earliest timer, <c>{"advance_seconds": 3600}</c> by so much; the answer comes when all that fell due has run.
/// </remarks>
internal static class TimeApi
{
    private static readonly int[] Rates = [0, 1, 60];

    // A leap year, as long as an execution may last.
    private const int MaxSeconds = 31_622_400;

    /// <returns>The answer; null for a method that is not known here.</returns>
    /// <exception cref="AwsException">The body asks for something else, or every account runs in real time.</exception>
    public static async Task<JsonNode?> AnswerAsync(LocalCloud cloud, HttpRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return Describe(cloud);
            case "PUT":
                cloud.Driver.SetRate(ReadRate(await BodyAsync(cloud, request)));
                return Describe(cloud);
            case "POST":
                var moved = await MoveAsync(cloud.Driver, await BodyAsync(cloud, request));
                var answer = Describe(cloud);
                answer["moved_seconds"] = moved.TotalSeconds;
                return answer;
            default:
                return null;
        }
    }

    private static async Task<JsonObject> BodyAsync(LocalCloud cloud, HttpRequest request)
    {
        if (!cloud.Accounts.Any(account => account.Context.Time is VirtualTime))
            throw Invalid("Every account here runs in real time, which nobody can move.");
        return await request.ReadObjectAsync() ?? [];
    }

    private static int ReadRate(JsonObject body) =>
        body is { Count: 1 } && body["rate"] is JsonValue value && value.TryGetValue<int>(out var rate) && Rates.Contains(rate)
            ? rate
            : throw Invalid($$"""A rate is {"rate": {{string.Join(" or ", Rates)}}}: so many seconds pass in one.""");

    private static async Task<TimeSpan> MoveAsync(ClockDriver driver, JsonObject body)
    {
        if (body is { Count: 1 } && body["skip"] is { } skip && skip.GetValueKind() == JsonValueKind.String && skip.GetValue<string>() == "next")
            return await driver.SkipAsync() ?? TimeSpan.Zero;
        if (body is { Count: 1 } && body["advance_seconds"] is JsonValue value && value.TryGetValue<double>(out var seconds)
            && seconds is > 0 and <= MaxSeconds)
        {
            await driver.AdvanceAsync(TimeSpan.FromSeconds(seconds));
            return TimeSpan.FromSeconds(seconds);
        }
        throw Invalid($$"""A move is {"skip": "next"} or {"advance_seconds": 60}, above 0 and at most {{MaxSeconds}}.""");
    }

    private static JsonObject Describe(LocalCloud cloud) => new()
    {
        ["rate"] = cloud.Driver.Rate,
        ["accounts"] = new JsonArray([.. cloud.Accounts.Select(account => (JsonNode?)Describe(account.Context.Id, account.Context.Time))]),
    };

    private static JsonObject Describe(string id, TimeProvider time)
    {
        var described = new JsonObject { ["id"] = id, ["now"] = time.GetUtcNow(), ["virtual"] = time is VirtualTime };
        if (time is VirtualTime { NextDue: { } due })
            described["next"] = due;
        return described;
    }

    private static AwsException Invalid(string message) => new("ValidationException", message);
}
