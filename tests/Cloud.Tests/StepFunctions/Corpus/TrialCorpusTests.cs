using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud.Protocol;
using Comparison.StatesLanguage.Tests.Corpus;

namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <summary>What AWS answered to TestState.</summary>
public sealed class TrialCorpusTests(ITestOutputHelper output)
{
    // By the language that the cases are written in: what the local cloud refuses of it must not grow unseen.
    private const string Expected = "JSONPath 64 of 64, JSONata 72 of 72";

    [Fact]
    public async Task TestState_RecordedOnAws_AnswersTheSame()
    {
        var verdicts = new List<(string Language, string Name, CaseVerdict Verdict)>();
        foreach (var recorded in CorpusFolder.Read("test-state"))
            verdicts.Add((Language(recorded), (string)recorded["name"]!, await JudgeAsync(recorded)));

        var failures = verdicts.Where(item => item.Verdict.Difference is not null).ToArray();

        foreach (var (_, name, verdict) in failures)
            output.WriteLine($"{name}{verdict.Difference}");
        var counts = string.Join(", ", verdicts.GroupBy(item => item.Language).OrderBy(language => language.Key, StringComparer.Ordinal).Select(language =>
            $"{language.Key} {language.Count(item => item.Verdict is (true, null))} of {language.Count()}"));
        output.WriteLine($"test-state: {counts}");
        Assert.Empty(failures);
        Assert.Equal(Expected, counts);
    }

    private static string Language(JsonObject recorded) =>
        recorded.ToJsonString().Contains("JSONata", StringComparison.Ordinal) ? "JSONata" : "JSONPath";

    private static async Task<CaseVerdict> JudgeAsync(JsonObject recorded)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var expected = recorded["expectedResponse"]!.AsObject();
        var result = (expected["output"] is JsonValue text ? (string?)text : null) ?? expected["output"]?["Payload"]?.ToJsonString();
        cloud.Lambda.Return(result ?? "null");
        var actual = await AnswerAsync(cloud, Arguments(recorded));
        if (actual.ToJsonString().Contains("not supported by the local cloud", StringComparison.Ordinal))
            return CaseVerdict.Gap;
        if ((string?)expected["exception_typename"] == "ParamValidationError")
            return new(true, (string?)actual["code"] == "ValidationException" ? null : $": {actual.ToJsonString()}");
        return new(true, Likeness.Difference(Payloads.WithoutHeaders(Wanted(expected)), Payloads.WithoutHeaders(actual)));
    }

    private static async Task<JsonObject> AnswerAsync(StepFunctionsFixture cloud, JsonObject arguments)
    {
        try
        {
            return await cloud.InvokeAsync("TestState", arguments);
        }
        catch (AwsException refused)
        {
            return new() { ["code"] = refused.Code, ["message"] = refused.Message };
        }
    }

    // The recording parsed texts that held an object or a list.
    private static JsonObject Arguments(JsonObject recorded)
    {
        var arguments = recorded["call"]!["args"]!.DeepClone().AsObject();
        foreach (var name in (string[])["definition", "input", "context", "variables"])
            if (arguments[name] is JsonObject or JsonArray)
                arguments[name] = arguments[name]!.ToJsonString();
        if ((string?)arguments["mock"]?["result"] is { } mock)
            arguments["mock"]!["result"] = mock.Replace(
                "stepfunctions_standard_execution_arn()",
                "arn:aws:states:us-east-1:000000000001:execution:TargetStateMachine:TestStartTarget",
                StringComparison.Ordinal);
        return arguments;
    }

    private static JsonObject Wanted(JsonObject expected)
    {
        if (expected["exception_typename"] is { } type)
            return new() { ["code"] = type.DeepClone(), ["message"] = ((string)expected["exception_value"]!).Split(" operation: ", 2)[1] };
        if (expected["Error"] is { } error)
            return new() { ["code"] = error["Code"]!.DeepClone(), ["message"] = error["Message"]!.DeepClone() };
        return JsonNode.Parse(expected.ToJsonString().Replace("us-east-1:111111111111", "us-east-1:000000000001", StringComparison.Ordinal))!.AsObject();
    }
}
