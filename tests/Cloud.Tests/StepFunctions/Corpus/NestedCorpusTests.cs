using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.StatesLanguage.Tests.Corpus;

namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <summary>Recorded executions that call Step Functions, run over HTTP with a child in the place of the recorded one.</summary>
public sealed class NestedCorpusTests
{
    private const string Child = """{"Answer":{"Type":"Pass","Result":{"Arg1":"argument1"},"End":true}}""";
    private const string Recorded = "statemachine_create_and_record_execution_uid00001";

    // What is behind the name of a machine that is not there.
    private const string Missing = "NoSuchArnuid00002";

    // Members that descriptions have had only since after one of the recordings.
    private static readonly string[] LaterMembers = ["RedriveStatus", "RedriveStatusReason"];

    [Theory]
    [InlineData("services__test_sfn_task_service", "test_start_execution_input_json")]
    [InlineData("error_handling__test_task_service_sfn", "test_start_execution_no_such_arn")]
    [InlineData("callback__test_callback", "test_start_execution_sync")]
    [InlineData("local_mocking__test_base_callbacks", "test_sfn_start_execution_sync[SFN_SYNC]")]
    [InlineData("local_mocking__test_base_callbacks", "test_sfn_start_execution_sync[SFN_SYNC2]")]
    [InlineData("services__test_aws_sdk_task_service", "test_sfn_start_execution")]
    [InlineData("services__test_aws_sdk_task_service", "test_sfn_send_task_outcome_with_no_such_token[state_machine_template0]")]
    [InlineData("services__test_aws_sdk_task_service", "test_sfn_send_task_outcome_with_no_such_token[state_machine_template1]")]
    public async Task NestedExecution_RecordedOnAws_HasTheSameHistory(string file, string name)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(Child, Recorded);
        var recorded = Read(file, name, machine);
        await cloud.CallAsync("CreateStateMachine", StepFunctionsFixture.Creation(recorded["definition"]!.ToJsonString(), "parent"));
        var parent = machine.Replace(Recorded, "parent", StringComparison.Ordinal);

        var execution = await cloud.BeginAsync(parent, recorded["input"]!.ToJsonString());
        await cloud.FinishAsync(execution);

        var expected = recorded["history"]!.AsArray();
        var actual = await cloud.HistoryAsync(execution);
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < actual.Count; i++)
            Assert.Null(Likeness.Difference(Payloads.WithoutHeaders(expected[i]), Comparable(actual[i], expected[i]!)));
    }

    private static JsonNode Read(string file, string name, string machine)
    {
        Assert.SkipWhen(CorpusFolder.Find() is null, CorpusFolder.Absent);
        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(CorpusFolder.Find()!, "asl", "cases", "executions", $"{file}.json")))!;
        var found = cases.AsArray().Single(item => ((string)item!["name"]!).EndsWith($"::{name}", StringComparison.Ordinal))!.AsObject();
        // What another recorder masked by a word is a placeholder as well.
        var json = JsonNode.Parse(found.ToJsonString()
            .Replace("execution-arn", "<execution>", StringComparison.Ordinal)
            .Replace("state-machine-arn", "<machine>", StringComparison.Ordinal)
            .Replace("arn:aws:iam::111111111111:role/sfn_role", StepFunctionsFixture.Role, StringComparison.Ordinal)
            .Replace("111111111111", "000000000001", StringComparison.Ordinal))!;
        if ((string?)json["input"]?["StateMachineArn"] is { } arn)
            json["input"]!["StateMachineArn"] = arn.EndsWith(Missing, StringComparison.Ordinal) ? $"{machine}{Missing}" : machine;
        return json;
    }

    // The recorder drops times.
    private static JsonNode? Comparable(JsonObject happened, JsonNode expected)
    {
        happened.Remove("timestamp");
        foreach (var details in happened.Select(member => member.Value).OfType<JsonObject>())
            if (details["output"] is JsonValue text && JsonNode.Parse(text.GetValue<string>()) is JsonObject output)
            {
                foreach (var later in LaterMembers.Where(later => !expected.ToJsonString().Contains(later, StringComparison.Ordinal)))
                    output.Remove(later);
                details["output"] = output;
            }
        return Payloads.WithoutHeaders(happened);
    }
}
