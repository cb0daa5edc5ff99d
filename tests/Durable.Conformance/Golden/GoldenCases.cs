using System.Text.Json.Nodes;
using Comparison.Durable.Conformance.Handlers;
using Comparison.Durable.Conformance.Runs;

namespace Comparison.Durable.Conformance.Golden;

/// <summary>One or more workflows of each kind of operation, by the name of their file.</summary>
internal static class GoldenCases
{
    public static IReadOnlyDictionary<string, GoldenCase> All { get; } = new Dictionary<string, GoldenCase>
    {
        ["steps"] = Of("1-3"),
        ["step-retried"] = Of("1-11"),
        ["step-failed-and-caught"] = Of("1-10"),
        ["step-interrupted"] = Of("1-18", "parcel"),
        ["wait"] = Of("2-1"),
        ["child-in-child"] = Of("3-6", "parcel"),
        ["child-failed"] = Of("3-4"),
        ["child-too-large-to-record"] = Of("3-11", "parcel"),
        ["callback"] = Of("4-7", "review", Answer("success", "yes")),
        ["callback-refused"] = Of("4-6", "review", Answer("failure", new JsonObject { ["ErrorType"] = "Refused", ["ErrorMessage"] = "not today" })),
        ["callback-timed-out"] = Of("4-14", "review"),
        ["callback-without-heartbeat"] = Of("4-4", "review"),
        ["invoke"] = Of("5-2", new JsonObject { ["name"] = "ask-echo", ["payload"] = 7 }),
        ["invoke-failed-and-caught"] = Of("5-6"),
        ["condition"] = Of("6-1", 3),
        ["wait-for-callback"] = Of("7-2", null, Answer("success", 42)),
        ["wait-for-callback-timed-out"] = Of("7-14", "review"),
        ["parallel"] = Of("8-1"),
        ["parallel-with-a-failure"] = Of("8-9"),
        ["parallel-that-waits"] = Of("8-14"),
        ["map"] = Of("9-1", new JsonArray("Ada", "Grace")),
        ["map-failed-fast"] = Of("9-5"),
        ["execution-timed-out"] = new(WaitForTwoDaysAsync, null),
    };

    private static GoldenCase Of(string handler, JsonNode? input = null, params IReadOnlyList<JsonObject> actions) =>
        new(Catalog.All[handler], input, actions);

    private static JsonObject Answer(string operation, JsonNode payload) =>
        new() { ["CallbackName"] = "*", ["Operation"] = operation, ["Payload"] = payload, ["Delay"] = 2 };

    // The functions of these runs have a day.
    private static Task<object?> WaitForTwoDaysAsync(JsonNode? input, Amazon.Lambda.DurableExecution.IDurableContext context, Crash crash) =>
        context.WaitAsync(TimeSpan.FromDays(2), name: "too-long").AsNothing();
}
