using System.Text.Json.Nodes;
using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.Intrinsics;

/// <summary>The <c>States.*</c> functions.</summary>
public sealed class IntrinsicTests
{
    private const string Input = """{"n":1.5,"list":[3,1,3],"o":{"a":1,"b":[]},"text":"x,y;;z","json":"{\"k\":1.0}","name":"Ann"}""";

    [Theory]
    [InlineData("States.Format('{} is {}, not \\{\\}', $.name, $.o)", "\"Ann is {a=1, b=[]}, not {}\"")]
    [InlineData("States.Format('it\\'s {}', null)", "\"it's null\"")]
    [InlineData("States.JsonToString($.o)", "\"{\\\"a\\\":1,\\\"b\\\":[]}\"")]
    [InlineData("States.StringToJson($.json)", "{\"k\":1.0}")]
    [InlineData("States.StringToJson('')", "null")]
    [InlineData("States.JsonMerge($.o, States.StringToJson('{\"a\":2}'), false)", "{\"a\":2,\"b\":[]}")]
    [InlineData("States.Array($.n, 'a', true, null, -2)", "[1.5,\"a\",true,null,-2]")]
    [InlineData("States.ArrayContains($.list, 1)", "true")]
    [InlineData("States.ArrayGetItem($.list, 1)", "1")]
    [InlineData("States.ArrayLength($.list)", "3")]
    [InlineData("States.ArrayPartition($.list, 2)", "[[3,1],[3]]")]
    [InlineData("States.ArrayRange(1, 9, 2)", "[1,3,5,7,9]")]
    [InlineData("States.ArrayRange(3, 1, -1)", "[3,2,1]")]
    [InlineData("States.ArrayLength(States.ArrayRange(1, 1000, 1))", "1000")]
    [InlineData("States.ArrayUnique($.list)", "[3,1]")]
    [InlineData("States.StringSplit($.text, ',;')", "[\"x\",\"y\",\"z\"]")]
    [InlineData("States.Base64Encode($.name)", "\"QW5u\"")]
    [InlineData("States.Base64Decode('QW5u')", "\"Ann\"")]
    [InlineData("States.Hash('input data', 'SHA-1')", "\"aaff4a450a104cd177d28d18d74485e8cae074b7\"")]
    [InlineData("States.MathAdd($.n, -1.5)", "1")]
    [InlineData("States.MathRandom(10, 20)", "15")]
    [InlineData("States.UUID()", "\"uuid-1\"")]
    public async Task Function_Called_Returns(string call, string expected)
    {
        var output = await TestMachine.OutcomeAsync(Pass(call), Input);

        Assert.Equal($$"""{"result":{{expected}}}""", output);
    }

    [Theory]
    [InlineData("States.Format('{}')", "The number of values does not match the number of {} in '{}'.")]
    [InlineData("States.ArrayGetItem($.list, 3)", "There is no item 3 in [3,1,3].")]
    [InlineData("States.ArrayLength($.name)", "The argument \"Ann\" is not an array.")]
    [InlineData("States.StringToJson($.name)", "'Ann' is not JSON.")]
    [InlineData("States.JsonMerge($.o, $.o, true)", "Deep merging is not supported.")]
    [InlineData("States.ArrayRange(0, 1000, 1)", "A range must not have more than 1000 items.")]
    [InlineData("States.Hash('a', 'CRC')", "'CRC' is none of MD5, SHA-1, SHA-256, SHA-384, SHA-512.")]
    [InlineData("States.Base64Decode('%')", "'%' is not Base64.")]
    public async Task Function_WrongArgument_IsAnIntrinsicFailure(string call, string why)
    {
        var outcome = await TestMachine.OutcomeAsync(Pass(call), Input);

        Assert.Equal(
            "States.IntrinsicFailure: An error occurred while executing the state 'Pass' (entered at the event id #2). "
            + $"The function '{call}' had the following error: {why}",
            outcome);
    }

    [Fact]
    public async Task Function_ArgumentLeadsNowhere_IsARuntimeError()
    {
        var outcome = await TestMachine.OutcomeAsync(Pass("States.Format('{}', $.none)"), "{}");

        Assert.Equal(
            "States.Runtime: An error occurred while executing the state 'Pass' (entered at the event id #2). "
            + "The function 'States.Format('{}', $.none)' had the following error: "
            + "The JsonPath argument for the field '$.none' could not be found in the input '{}'",
            outcome);
    }

    [Theory]
    [InlineData("States.format('x')")]
    [InlineData("States.UUID(1)")]
    [InlineData("States.ArrayLength()")]
    [InlineData("States.Format('x'")]
    [InlineData("States.Format('x') ")]
    [InlineData("States.Format('a \\\" b')")]
    [InlineData("States.Array(nil)")]
    [InlineData("States.StringSplit('a', 'b')[0]")]
    public void Call_NotUnderstood_IsRefusedWithTheDefinition(string call)
    {
        var problems = TestMachine.Problems(TestMachine.Definition(Pass(call)));

        Assert.Equal(
            "SCHEMA_VALIDATION_FAILED: "
            + "The value for the field 'result.$' must be a valid JSONPath or a valid intrinsic function call at /States/Pass/Parameters",
            problems);
    }

    private static string Pass(string call) => TestMachine.Pass($$$"""
        "Parameters":{"result.$":{{{JsonValue.Create(call).ToJsonString()}}}}
        """);
}
