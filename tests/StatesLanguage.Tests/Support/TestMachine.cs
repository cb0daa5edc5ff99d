using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.StatesLanguage.Tests.Support;

/// <summary>Runs machines of a few states; the first one written is where they start.</summary>
internal static class TestMachine
{
    public const string Queue = "arn:aws:states:::sqs:sendMessage";
    public const string Callback = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    public const string Function = "arn:aws:lambda:us-east-1:000000000001:function:f";

    private static readonly ExecutionIdentity Identity = new(
        "arn:aws:states:us-east-1:000000000001:execution:machine:run", "run",
        "arn:aws:states:us-east-1:000000000001:stateMachine:machine", "machine",
        "arn:aws:iam::000000000001:role/states", "us-east-1");

    public static string Definition(string states, string more = "")
    {
        var first = JsonNode.Parse(states)!.AsObject().First().Key;
        return $$"""{"StartAt":"{{first}}",{{(more.Length == 0 ? "" : more + ",")}}"States":{{states}}}""";
    }

    public static StateMachineExecution Create(string states, string input = "{}", TestHost? host = null, string more = "") =>
        StateMachineDefinition.Parse(Definition(states, more)).CreateExecution(Identity, input, host ?? new TestHost());

    public static async Task<StateMachineExecution> RunAsync(string states, string input = "{}", TestHost? host = null)
    {
        var execution = Create(states, input, host);
        await execution.RunAsync();
        return execution;
    }

    /// <summary>The output, or error and cause, in one text.</summary>
    public static async Task<string> OutcomeAsync(string states, string input = "{}", TestHost? host = null)
    {
        var result = (await RunAsync(states, input, host)).Result;
        return result.Output ?? $"{result.Error}: {result.Cause}";
    }

    /// <summary>A Pass state with these fields.</summary>
    public static string Pass(string fields) => $$$"""{"Pass":{"Type":"Pass",{{{fields}}},"End":true}}""";

    /// <summary>A Task state with these fields, and states after it.</summary>
    public static string Task(string fields, string resource = Queue, string others = "") =>
        $$$"""{"Task":{"Type":"Task","Resource":"{{{resource}}}",{{{(fields.Length == 0 ? "" : fields + ",")}}}"End":true}{{{others}}}}""";

    /// <summary>A Parallel state with these fields and branches, and a state after it for catchers.</summary>
    public static string Parallel(string fields, params string[] branches)
    {
        var more = fields.Length == 0 ? "" : fields + ",";
        var caught = fields.Contains("Expire", StringComparison.Ordinal) ? ""","Expire":{"Type":"Succeed"}""" : "";
        return $$$"""
            {"Parallel":{"Type":"Parallel","Branches":[{{{string.Join(',', branches)}}}],{{{more}}}"Next":"Done"},
             "Done":{"Type":"Succeed"}{{{caught}}}}
            """;
    }

    /// <summary>A Map state with these fields, which runs these states on each item.</summary>
    public static string Map(string fields, string states) => $$$"""
        {"Map":{"Type":"Map","ItemProcessor":{{{Definition(states)}}},{{{(fields.Length == 0 ? "" : fields + ",")}}}"End":true}}
        """;

    public static string Problems(string definition) =>
        string.Join('\n', Assert.Throws<InvalidDefinitionException>(() => StateMachineDefinition.Parse(definition)).Problems);
}
