using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <summary>Answers the calls of a recorded execution as they were answered: services, functions, and whoever held a task token.</summary>
internal sealed partial class RecordedTasks
{
    /// <summary>The one activity of the recordings, whose worker gives back what it is given.</summary>
    public const string Activity = "activity-uid00001";

    private readonly StepFunctionsFixture _cloud;
    private readonly List<JsonNode> _left;
    private readonly Queue<JsonNode> _callbacks = new();

    public RecordedTasks(StepFunctionsFixture cloud, JsonObject recorded)
    {
        (_cloud, _left) = (cloud, [.. recorded["stubs"]!["tasks"]!.AsArray().OfType<JsonNode>()]);
        cloud.Account.Add(new FakeService("sns"));
        cloud.Account.Context.Interceptors.Add<InterceptedCall, JsonObject>((call, next) => call.IsIntegration ? AnswerAsync(call, next) : next());
        cloud.Account.Context.Interceptors.Add<InvokeCall, InvokeResult>((call, _) => InvokeAsync(call));
    }

    /// <summary>Does the work of the activities, and sends the answers to the tokens that wait for one; false when none does.</summary>
    public async Task<bool> SendAnswersAsync()
    {
        if (_left.RemoveAll(stub => (string?)stub["kind"] == "activity") > 0)
            await WorkAsync();
        IReadOnlyList<string> tokens;
        lock (_cloud.Tokens)
        {
            tokens = [.. _cloud.Tokens.Select(issued => issued.Token)];
            _cloud.Tokens.Clear();
        }
        foreach (var token in tokens)
            if (_callbacks.TryDequeue(out var callback) && (string?)callback["call"] is { } call and not "none")
                await _cloud.CallAsync(call, Callback(call, callback, token));
        return tokens.Count > 0;
    }

    // Step Functions itself answers its own integrations; the recorded child's place is taken by one of the same output.
    private async Task<JsonObject> AnswerAsync(InterceptedCall call, Func<Task<JsonObject>> next)
    {
        if (call.Service != "AWSStepFunctions")
            return Answer(call);
        if ((string?)call.Request["stateMachineArn"] is { } arn && !arn.Contains("NoSuchArn", StringComparison.Ordinal))
            call.Request["stateMachineArn"] = await _cloud.CreateAsync($$$"""
                {"Child":{"Type":"Pass","Result":{{{ChildOutput()}}},"End":true}}
                """, "child");
        return await next();
    }

    private async Task WorkAsync()
    {
        var arn = _cloud.Account.Context.Arn("states", $"activity:{Activity}");
        var task = await _cloud.InvokeAsync("GetActivityTask", new() { ["activityArn"] = arn });
        await _cloud.CallAsync("SendTaskHeartbeat", new() { ["taskToken"] = task["taskToken"]!.DeepClone() });
        await _cloud.CallAsync("SendTaskSuccess", new() { ["taskToken"] = task["taskToken"]!.DeepClone(), ["output"] = task["input"]!.DeepClone() });
    }

    private string ChildOutput() => _left.Select(stub => stub["output"]?["Output"]).FirstOrDefault() switch
    {
        null => "{}",
        JsonValue text => (string)text!,
        var output => output.ToJsonString(),
    };

    private JsonObject Answer(InterceptedCall call)
    {
        var stub = Take(stub => (string?)stub["kind"] == "task" && string.Equals(Action(stub), call.Operation, StringComparison.OrdinalIgnoreCase));
        if (stub["callback"] is { } callback)
            _callbacks.Enqueue(callback);
        if ((string)stub["outcome"]! == "failed" && stub["submitted"] is null)
            throw Refusal(stub);
        var answer = ((stub["submitted"] ?? stub["output"]) as JsonObject ?? []).DeepClone().AsObject();
        answer.Remove("SdkHttpMetadata");
        answer.Remove("SdkResponseMetadata");
        return answer;
    }

    private Task<InvokeResult> InvokeAsync(InvokeCall call)
    {
        // A child of a distributed map, of which nothing is recorded: its function gives back the event.
        if (_left.Count == 0)
            return Task.FromResult(new InvokeResult(200, call.Payload, null, "$LATEST"));
        var given = JsonNode.Parse(call.Payload.Span);
        var stub = Take(stub => (string?)stub["kind"] == "lambda" || (string?)stub["resourceType"] == "lambda", given);
        var (error, cause) = ((string?)stub["error"], stub["cause"]);
        return (string)stub["outcome"]! switch
        {
            // It sleeps until the task's time is up, which is no work that holds time up.
            "timedOut" => Sleep(),
            "failed" when error == "States.DataLimitExceeded" => Result($"\"{new string('x', 300_000)}\"", null),
            "failed" when cause is JsonObject thrown => Result(thrown.ToJsonString(), "Unhandled"),
            "failed" => throw Refusal(stub),
            _ => Result(JsonText.Write((string?)stub["kind"] == "lambda" ? Parsed(stub["output"]) : Parsed(stub["output"]!["Payload"], text: true)), null),
        };
    }

    private Task<InvokeResult> Sleep()
    {
        _cloud.Account.Context.Workload.Exit();
        return new TaskCompletionSource<InvokeResult>().Task;
    }

    private static Task<InvokeResult> Result(string payload, string? error) =>
        Task.FromResult(new InvokeResult(200, System.Text.Encoding.UTF8.GetBytes(payload), error, "$LATEST"));

    // The one that was asked the same, where several states ask.
    private JsonNode Take(Func<JsonNode, bool> fits, JsonNode? given = null)
    {
        lock (_left)
        {
            var candidates = _left.Where(fits).ToArray();
            var taken = candidates.FirstOrDefault(stub => JsonNode.DeepEquals((stub["request"] as JsonObject)?["Payload"], given)) ?? candidates.First();
            _left.Remove(taken);
            return taken;
        }
    }

    private static string Action(JsonNode stub) => ((string)stub["resource"]!).Split('.')[0];

    private static JsonObject Callback(string call, JsonNode callback, string token) => call == "SendTaskSuccess"
        ? new() { ["taskToken"] = token, ["output"] = callback["output"] is JsonValue text ? (string)text! : JsonText.Write(callback["output"]) }
        : new() { ["taskToken"] = token, ["error"] = (string?)callback["error"], ["cause"] = (string?)callback["cause"] };

    private static JsonNode? Parsed(JsonNode? output, bool text = false) => output is JsonValue value && !text ? JsonNode.Parse((string)value!) : output;

    private static AwsException Refusal(JsonNode stub)
    {
        var error = (string)stub["error"]!;
        if (Service().Match((string)stub["cause"]!) is not { Success: true } told)
            throw new NotSupportedException(error);
        var code = told.Groups["code"] is { Success: true, Value: var named } ? named : error.Split('.')[1];
        return new AwsException(code, told.Groups["message"].Value, int.Parse(told.Groups["status"].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^(?<message>.*) \(Service: \w+[;,] Status Code: (?<status>\d+)[;,] (Error Code: (?<code>\w+);)?", RegexOptions.Singleline)]
    private static partial Regex Service();
}
