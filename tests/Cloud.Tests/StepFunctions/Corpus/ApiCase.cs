using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions;
using Comparison.Local.Cloud.Time;
using Comparison.StatesLanguage.Tests.Corpus;

namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <summary>One recorded call: the calls before it, and what AWS answered.</summary>
internal sealed class ApiCase(string file, JsonObject json)
{
    // Members that answers have had only since after some of the recordings.
    private static readonly string[] LaterMembers = ["encryptionConfiguration", "redriveCount", "redriveStatus", "redriveStatusReason"];

    // What the recorder's client refused to send is refused by the service in words that nobody recorded.
    private const string ClientRefusal = "ParamValidationError";

    private readonly List<string> _started = [];
    private string? _alias;

    public string File { get; } = file;

    public string Name { get; } = (string)json["name"]!;

    /// <summary>Null when the answer is AWS's; otherwise where it is not. What the local cloud refuses for a gap is its own kind.</summary>
    public async Task<CaseVerdict> JudgeAsync()
    {
        if (json.ToJsonString().Contains("deploy_cfn_template()", StringComparison.Ordinal))
            return CaseVerdict.Gap;
        var workload = new WorkTracker();
        var time = new VirtualTime(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), workload);
        var context = new AccountContext("111111111111", new Uri("http://127.0.0.1"), time, workload, new UsageMeter(), new Ids(seed: 1));
        var service = new StateMachineService(context, new Account(context), new FakeLambda());
        foreach (var call in json["priorCalls"]?.AsArray() ?? [])
        {
            if (await AnswerAsync(service, workload, call!.AsObject()) is { } answer && IsGap(answer))
                return CaseVerdict.Gap;
            await workload.WhenIdleAsync();
        }
        var actual = await AnswerAsync(service, workload, json["call"]!.AsObject());
        if (IsGap(actual))
            return CaseVerdict.Gap;
        if ((string?)json["expectedResponse"]?["exception_typename"] == ClientRefusal)
            return new CaseVerdict(true, (string?)actual["code"] == "ValidationException" ? null : $": {actual.ToJsonString()}");
        var expected = Expected();
        DropLaterMembers(expected, actual);
        return new CaseVerdict(true, Likeness.Difference(expected, actual));
    }

    private async Task<JsonObject> AnswerAsync(StateMachineService service, WorkTracker workload, JsonObject call)
    {
        using var work = workload.Begin();
        try
        {
            var answer = await service.InvokeAsync((string)call["action"]!, Arguments(call["args"]!.AsObject()), CancellationToken.None);
            _alias = (string?)answer["stateMachineAliasArn"] ?? _alias;
            if ((string?)answer["executionArn"] is { } execution && !_started.Contains(execution))
                _started.Add(execution);
            return answer;
        }
        catch (AwsException refused)
        {
            return new JsonObject { ["code"] = refused.Code, ["message"] = refused.Message };
        }
    }

    // A recorder of either kind wrote the errors: a client's exception, or the answer that it was made of.
    private JsonObject Expected()
    {
        var answer = json["expectedResponse"]!.DeepClone().AsObject();
        if (answer["exception_typename"] is { } type)
            return new JsonObject
            {
                ["code"] = type.DeepClone(),
                ["message"] = ((string)answer["exception_value"]!).Split(" operation: ", 2)[1],
            };
        return answer["Error"] is { } error
            ? new JsonObject { ["code"] = error["Code"]!.DeepClone(), ["message"] = error["Message"]!.DeepClone() }
            : answer;
    }

    // The recording parsed some of the texts that held an object, and calls the executions exec0, exec1, ….
    private JsonObject Arguments(JsonObject arguments)
    {
        var sent = arguments.DeepClone().AsObject();
        sent.Remove("target_aws_client"); // the recorder's own, which AWS never got
        foreach (var name in (string[])["definition", "input", "output"])
            if (sent[name] is { } value && (value is JsonObject || Unquoted(value) is JsonObject))
                sent[name] = (Unquoted(value) ?? value).ToJsonString();
        if ((string?)sent["executionArn"] is { } arn && arn.Split(':')[^1] is ['e', 'x', 'e', 'c', .. var number]
            && int.TryParse(number, out var index))
            sent["executionArn"] = _started[index];
        // Masked by the recorder.
        if ((string?)sent["stateMachineAliasArn"] is { } alias && !alias.StartsWith("arn:", StringComparison.Ordinal))
            sent["stateMachineAliasArn"] = _alias;
        return sent;
    }

    private static JsonNode? Unquoted(JsonNode value)
    {
        try
        {
            return value.GetValueKind() == JsonValueKind.String ? JsonNode.Parse(value.GetValue<string>()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void DropLaterMembers(JsonObject expected, JsonObject actual)
    {
        foreach (var name in LaterMembers.Where(name => !expected.ContainsKey(name)))
            actual.Remove(name);
        if (expected["executions"] is JsonArray { Count: > 0 } listed && actual["executions"] is JsonArray found)
            foreach (var item in found)
                DropLaterMembers(listed[0]!.AsObject(), item!.AsObject());
    }

    private static bool IsGap(JsonObject answer) =>
        answer.ToJsonString().Contains("not supported by the local cloud", StringComparison.Ordinal);
}
