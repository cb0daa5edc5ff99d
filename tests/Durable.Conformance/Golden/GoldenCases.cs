using System.Text.Json.Nodes;
using Comparison.Durable.Conformance.Handlers;

namespace Comparison.Durable.Conformance.Golden;

/// <summary>A workflow whose history stands in a file.</summary>
/// <param name="Actions">What the world does to the callbacks, in the words of <see cref="Requirements.Requirement.CallbackActions"/>.</param>
internal sealed record GoldenCase(Workflow Workflow, JsonNode? Input, params IReadOnlyList<JsonObject> Actions);

/// <summary>One or more workflows of each kind of operation, by the name of their file.</summary>
internal static class GoldenCases
{
    public static IReadOnlyDictionary<string, GoldenCase> All { get; } = new Dictionary<string, GoldenCase>
    {
        ["steps"] = Create("1-3"),
        ["step-retried"] = Create("1-11"),
        ["step-failed-and-caught"] = Create("1-10"),
        ["step-interrupted"] = Create("1-18", "parcel"),
        ["wait"] = Create("2-1"),
        ["child-in-child"] = Create("3-6", "parcel"),
        ["child-failed"] = Create("3-4"),
        ["child-too-large-to-record"] = Create("3-11", "parcel"),
        ["callback"] = Create("4-7", "review", Answer("success", "yes")),
        ["callback-refused"] = Create("4-6", "review", Answer("failure", new JsonObject { ["ErrorType"] = "Refused", ["ErrorMessage"] = "not today" })),
        ["callback-timed-out"] = Create("4-14", "review"),
        ["callback-without-heartbeat"] = Create("4-4", "review"),
        ["invoke"] = Create("5-2", new JsonObject { ["name"] = "ask-echo", ["payload"] = 7 }),
        ["invoke-failed-and-caught"] = Create("5-6"),
        ["condition"] = Create("6-1", 3),
        ["wait-for-callback"] = Create("7-2", null, Answer("success", 42)),
        ["wait-for-callback-timed-out"] = Create("7-14", "review"),
        ["parallel"] = Create("8-1"),
        ["parallel-with-a-failure"] = Create("8-9"),
        ["parallel-that-waits"] = Create("8-14"),
        ["map"] = Create("9-1", new JsonArray("Ada", "Grace")),
        ["map-failed-fast"] = Create("9-5"),
        ["execution-timed-out"] = new(WaitForTwoDaysAsync, null),
    };

    private static GoldenCase Create(string handler, JsonNode? input = null, params IReadOnlyList<JsonObject> actions) =>
        new(Catalog.All[handler], input, actions);

    private static JsonObject Answer(string operation, JsonNode payload) =>
        new() { ["CallbackName"] = "*", ["Operation"] = operation, ["Payload"] = payload, ["Delay"] = 2 };

    // The functions of these runs have a day.
    private static Task<object?> WaitForTwoDaysAsync(JsonNode? input, Amazon.Lambda.DurableExecution.IDurableContext context, Crash crash) =>
        context.WaitAsync(TimeSpan.FromDays(2), name: "too-long").AsNothing();
}
