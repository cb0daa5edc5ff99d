using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.States;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Trials;

/// <summary>The context object that a test brings along, checked as AWS checks it.</summary>
internal static class TrialContext
{
    private const string Task = "Task";
    private const string Map = "Map";

    // The kinds of the members; null where any value will do.
    private static readonly Dictionary<string, Dictionary<string, JsonValueKind?>> Known = new()
    {
        ["Execution"] = new()
        {
            ["Id"] = JsonValueKind.String,
            ["Input"] = null,
            ["Name"] = JsonValueKind.String,
            ["RoleArn"] = JsonValueKind.String,
            ["StartTime"] = JsonValueKind.String,
            ["RedriveCount"] = JsonValueKind.Number,
            ["RedriveTime"] = JsonValueKind.String,
        },
        ["State"] = new()
        {
            ["EnteredTime"] = JsonValueKind.String,
            ["Name"] = JsonValueKind.String,
            ["RetryCount"] = JsonValueKind.Number,
        },
        ["StateMachine"] = new() { ["Id"] = JsonValueKind.String, ["Name"] = JsonValueKind.String },
        [Task] = new() { ["Token"] = JsonValueKind.String },
    };

    public static JsonObject Read(string text, State state)
    {
        var context = Parse(text);
        foreach (var (name, value) in context)
        {
            if (name == Map)
                throw Refusal($"'{Map}' field is not supported when mocking a Context object");
            if (!Known.TryGetValue(name, out var members))
                throw Refusal($"Field '{name}' is not allowed");
            Check(name, value as JsonObject ?? throw Refusal($"{name} must be an object"), members);
        }
        if (context.ContainsKey(Task) && state is not TaskState { Resource.Pattern: TaskPattern.Job or TaskPattern.Callback })
            throw Refusal(
                "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' "
                + "service integration pattern");
        return context;
    }

    private static void Check(string name, JsonObject given, Dictionary<string, JsonValueKind?> members)
    {
        foreach (var (member, value) in given)
            if (!members.TryGetValue(member, out var kind))
                throw Refusal($"Field '{member}' is not allowed");
            else if (kind is { } wanted && value?.GetValueKind() != wanted)
                throw Refusal($"{name}.{member} must be a {(wanted == JsonValueKind.String ? "string" : "number")}");
    }

    private static JsonObject Parse(string text)
    {
        try
        {
            return JsonText.Parse(text) as JsonObject ?? throw Refusal("Context object must be a JSON object");
        }
        catch (JsonException)
        {
            throw Refusal("Context object must be valid JSON");
        }
    }

    private static AwsException Refusal(string why) => Errors.Invalid($"Invalid Context object provided: {why}");
}
