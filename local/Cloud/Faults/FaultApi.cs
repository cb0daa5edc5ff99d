using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Faults;

/// <summary><c>/_local/faults</c>, for every account, and <c>/_local/faults/ACCOUNT</c>: POST orders, GET tells what has struck, DELETE ends it.</summary>
internal static class FaultApi
{
    /// <returns>The answer; null for a method that is not known here.</returns>
    /// <exception cref="AwsException">The plan is none.</exception>
    public static async Task<JsonNode?> AnswerAsync(IReadOnlyList<Account> accounts, HttpRequest request)
    {
        switch (request.Method)
        {
            case "POST":
                var plan = FaultJson.Read(await request.ReadObjectAsync());
                foreach (var account in accounts)
                    account.Context.Faults.Order(plan);
                return new JsonObject { ["ordered"] = plan.Count };
            case "DELETE":
                foreach (var account in accounts)
                    account.Context.Faults.Clear();
                return new JsonObject { ["ordered"] = 0 };
            case "GET":
                return new JsonObject(accounts.Select(account => KeyValuePair.Create(
                    account.Context.Id, (JsonNode?)new JsonArray([.. account.Context.Faults.Strikes.Select(FaultJson.Write)]))));
            default:
                return null;
        }
    }
}

/// <summary>Faults as <c>/_local/faults</c> has them.</summary>
internal static class FaultJson
{
    private static readonly string[] Known =
        ["kind", "target", "first", "count", "from_seconds", "until_seconds", "about", "delay_seconds", "error", "status"];

    // A leap year, as long as an execution may last.
    private const int MaxSeconds = 31_622_400;

    /// <exception cref="AwsException">A fault is none that can be ordered; none of them is.</exception>
    public static IReadOnlyList<Fault> Read(JsonObject? plan)
    {
        try
        {
            return plan?["faults"] is JsonArray { Count: > 0 } faults
                ? [.. faults.Select(fault => ReadOne(fault as JsonObject ?? throw Invalid("A fault is an object.")))]
                : throw Invalid("""A plan is {"faults": [{"kind": "lose_answer", "target": "DynamoDB.PutItem TABLE"}]}.""");
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            throw Invalid(wrong.Message);
        }
    }

    public static JsonNode Write(FaultStrike strike) => new JsonObject
    {
        ["kind"] = TextOf(strike.Fault.Kind),
        ["target"] = strike.Fault.Target.ToString(),
        ["where"] = strike.Where,
        ["at"] = strike.At,
    };

    private static Fault ReadOne(JsonObject fault)
    {
        if (fault.Select(member => member.Key).FirstOrDefault(member => !Known.Contains(member)) is { } unknown)
            throw Invalid($"A fault has no '{unknown}'; known here: {string.Join(", ", Known)}.");
        var kind = Enum.GetValues<FaultKind>().Select(TextOf).ToList().IndexOf(Required(fault, "kind"));
        if (kind < 0)
            throw Invalid($"There is no kind '{fault["kind"]}'; known here: {string.Join(", ", Enum.GetValues<FaultKind>().Select(TextOf))}.");
        var read = Fault.On((FaultKind)kind, Required(fault, "target"));
        return read with
        {
            First = fault["first"]?.GetValue<int>() ?? read.First,
            Count = fault["count"]?.GetValue<int>() ?? read.Count,
            From = Seconds(fault, "from_seconds") ?? read.From,
            Until = Seconds(fault, "until_seconds"),
            About = fault["about"]?.GetValue<string>(),
            Delay = Seconds(fault, "delay_seconds") ?? read.Delay,
            Error = fault["error"]?.GetValue<string>() ?? read.Error,
            Status = fault["status"]?.GetValue<int>() ?? read.Status,
        };
    }

    private static string Required(JsonObject fault, string member) =>
        fault[member]?.GetValue<string>() ?? throw Invalid($"A fault needs '{member}'.");

    private static TimeSpan? Seconds(JsonObject fault, string member) => fault[member]?.GetValue<double>() switch
    {
        null => null,
        >= 0 and <= MaxSeconds and var seconds => TimeSpan.FromSeconds(seconds),
        _ => throw Invalid($"'{member}' is from 0 to {MaxSeconds}."),
    };

    private static string TextOf(FaultKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private static AwsException Invalid(string message) => new("ValidationException", message);
}
