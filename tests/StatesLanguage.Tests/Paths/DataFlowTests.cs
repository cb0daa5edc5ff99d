using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.Paths;

/// <summary>InputPath, Parameters, Result, ResultSelector, ResultPath, OutputPath, Assign.</summary>
public sealed class DataFlowTests
{
    [Theory]
    [InlineData("\"InputPath\":\"$.a\"", "{\"b\":1}")]
    [InlineData("\"InputPath\":null", "{}")]
    [InlineData("\"OutputPath\":null", "{}")]
    [InlineData("\"OutputPath\":\"$.a.b\"", "1")]
    [InlineData("\"InputPath\":\"$.a\",\"ResultPath\":\"$.r\"", "{\"a\":{\"b\":1},\"r\":{\"b\":1}}")]
    [InlineData("\"Result\":2,\"ResultPath\":\"$.a.b\"", "{\"a\":{\"b\":2}}")]
    [InlineData("\"Result\":2,\"ResultPath\":\"$.x.y\"", "{\"a\":{\"b\":1},\"x\":{\"y\":2}}")]
    [InlineData("\"Result\":2,\"ResultPath\":null", "{\"a\":{\"b\":1}}")]
    [InlineData("\"Result\":{\"x.$\":\"$.a\"}", "{\"x.$\":\"$.a\"}")]
    [InlineData("\"Parameters\":{\"x.$\":\"$.a\",\"y\":[{\"z.$\":\"$.a.b\"},\"$.a\"]}", "{\"x\":{\"b\":1},\"y\":[{\"z\":1},\"$.a\"]}")]
    [InlineData("\"Parameters\":{\"in.$\":\"$\"},\"ResultPath\":\"$.r\",\"OutputPath\":\"$.r.in.a\"", "{\"b\":1}")]
    public async Task Pass_Fields_ShapeTheOutput(string fields, string expected)
    {
        var output = await TestMachine.OutcomeAsync(TestMachine.Pass(fields), """{"a":{"b":1}}""");

        Assert.Equal(expected, output);
    }

    [Fact]
    public async Task Task_Result_GoesThroughSelectorAndPaths()
    {
        var host = new TestHost().Succeed("""{"Payload":{"ok":true,"n":7.50},"Noise":1}""");

        var output = await TestMachine.OutcomeAsync(
            TestMachine.Task("""
                "ResultSelector":{"n.$":"$.Payload.n","from.$":"$$.Execution.Input.id"},"ResultPath":"$.answer"
                """),
            """{"id":"r-1"}""", host);

        Assert.Equal("""{"id":"r-1","answer":{"n":7.50,"from":"r-1"}}""", output);
    }

    [Fact]
    public async Task ResultPath_MeetsNoObject_IsAnErrorThatCanBeCaught()
    {
        var host = new TestHost().Succeed("1");

        var output = await TestMachine.OutcomeAsync(
            TestMachine.Task(
                """ "ResultPath":"$.text.inner","Catch":[{"ErrorEquals":["States.ResultPathMatchFailure"],"Next":"Caught"}] """,
                others: ""","Caught":{"Type":"Pass","Parameters":{"error.$":"$.Error"},"End":true}"""),
            """{"text":"t"}""", host);

        Assert.Equal("""{"error":"States.ResultPathMatchFailure"}""", output);
    }

    [Fact]
    public async Task Template_PathLeadsNowhere_NamesFieldAndInput()
    {
        var outcome = await TestMachine.OutcomeAsync(TestMachine.Pass("\"Parameters\":{\"x\":{\"y.$\":\"$.none\"}}"), """{"a":1}""");

        Assert.Equal(
            "States.Runtime: An error occurred while executing the state 'Pass' (entered at the event id #2). "
            + "The JSONPath '$.none' specified for the field 'y.$' could not be found in the input '{\"a\":1}'",
            outcome);
    }

    [Fact]
    public async Task Variables_Assigned_AreReadInEveryPath()
    {
        var output = await TestMachine.OutcomeAsync("""
            {"Set":{"Type":"Pass","Result":{"n":2,"go":true},"Assign":{"n.$":"$.n","go.$":"$.go","text":"$.n"},"Next":"Pick"},
             "Pick":{"Type":"Choice","Choices":[{"Variable":"$go","BooleanEqualsPath":"$go","Next":"Use"}]},
             "Use":{"Type":"Pass","InputPath":"$n",
             "Parameters":{"in.$":"$","n.$":"$n","sum.$":"States.MathAdd($n, 1)","text.$":"$text"},"End":true}}
            """);

        Assert.Equal("""{"in":2,"n":2,"sum":3,"text":"$.n"}""", output);
    }

    [Fact]
    public async Task Assign_SeveralVariables_SeesTheOldValues()
    {
        var execution = await TestMachine.RunAsync("""
            {"Set":{"Type":"Pass","Assign":{"a":1,"b":2},"Next":"Swap"},
             "Swap":{"Type":"Pass","Assign":{"a.$":"$b","b.$":"$a"},"Next":"Show"},
             "Show":{"Type":"Pass","Parameters":{"a.$":"$a","b.$":"$b"},"End":true}}
            """);

        Assert.Equal("""{"a":2,"b":1}""", execution.Result.Output);
        Assert.Equal("""{"a":"2","b":"1"}""", execution.History[4].Details!["assignedVariables"]!.ToJsonString());
    }

    [Fact]
    public async Task Output_OfExactly256Kilobytes_IsNotTooLarge()
    {
        var text = new string('ü', 131_071); // of two bytes each; the quotes are two more

        Assert.Equal($"\"{text}\"", await TestMachine.OutcomeAsync(TestMachine.Pass($"\"Result\":\"{text}\"")));
    }

    [Fact]
    public async Task Output_TooLarge_FailsTheExecution()
    {
        var outcome = await TestMachine.OutcomeAsync(TestMachine.Pass($"\"Result\":\"{new string('ü', 131_072)}\""));

        Assert.Equal(
            "States.DataLimitExceeded: "
            + "The state/task 'Pass' returned a result with a size exceeding the maximum number of bytes service limit.", outcome);
    }
}
