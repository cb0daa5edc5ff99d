using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.JsonataQueries;

/// <summary>States whose query language is JSONata.</summary>
public sealed class JsonataStateTests
{
    private const string Jsonata = "\"QueryLanguage\":\"JSONata\"";

    private const string Prefix =
        "States.QueryEvaluationError: An error occurred while executing the state 'Pass' (entered at the event id #2). The JSONata expression ";

    [Theory]
    [InlineData("$states.input.a + 1", "2")]
    [InlineData("$states.context.State.Name", "\"Pass\"")]
    [InlineData("$partition([1..5], 2)", "[[1,2],[3,4],[5]]")]
    [InlineData("$exists($partition([], 2))", "false")]
    [InlineData("$range(0, 10, 5)", "[0,5,10]")]
    [InlineData("$range(-1.7, 2, 1)", "[-1,0,1,2]")]
    [InlineData("$range(1, 9, 9)", "1")]
    [InlineData("$exists($range(1, 9, -1))", "false")]
    [InlineData("$hash('abc', 'SHA-1')", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")]
    [InlineData("$exists($hash('abc'))", "false")]
    [InlineData("$random(42)", "0.7275636800328681")]
    [InlineData("$random()", "0.5")]
    [InlineData("$uuid()", "\"uuid-1\"")]
    [InlineData("$parse('{\\\"a\\\":[1]}').a", "[1]")]
    [InlineData("1/0", "\"Infinity\"")]
    [InlineData("$string(1e20)", "\"100000000000000000000\"")]
    [InlineData("$string(1e21)", "\"1e+21\"")]
    [InlineData("$now()", "\"2030-01-01T00:00:00.000Z\"")]
    public async Task Output_Expression_IsEvaluated(string expression, string output) =>
        Assert.Equal(output, await TestMachine.OutcomeAsync(Pass(expression), """{"a":1}"""));

    [Theory]
    [InlineData("$states.input.id", "9007199254740993")]
    [InlineData("{'ids': [$states.input.id]}", """{"ids":[9007199254740993]}""")]
    [InlineData("$states.input", """{"id":9007199254740993,"other":9223372036854775807}""")]
    [InlineData("$states.input.other", "9223372036854775807")]
    [InlineData("'id-' & $states.input.id", "\"id-9007199254740993\"")]
    [InlineData("$string([$states.input.id])", "\"[9007199254740993]\"")]
    [InlineData("$parse('-9223372036854775807')", "-9223372036854775807")]
    [InlineData("$parse('9223372036854775808')", "9223372036854776000")]
    [InlineData("$states.input.id = 9007199254740993", "true")]
    [InlineData("$states.input.id = 9007199254740992", "false")]
    [InlineData("$states.input.id > 9007199254740992", "true")]
    [InlineData("$states.input.other > $states.input.id", "true")]
    [InlineData("-$states.input.id", "-9007199254740993")]
    [InlineData("$states.input.id - 1", "9007199254740992")]
    [InlineData("$states.input.id + 0.5", "9007199254740992")]
    [InlineData("$states.input.id % 10", "3")]
    [InlineData("9007199254740994 - $states.input.id", "1")]
    [InlineData("9007199254740992 + 1", "9007199254740993")]
    [InlineData("$states.input.other + 1", "9223372036854776000")]
    [InlineData("3037000499 * 3037000499", "9223372030926249001")]
    [InlineData("$states.input.id / 1", "9007199254740992")]
    [InlineData("$type($states.input.id)", "\"number\"")]
    [InlineData("$sort([$states.input.other, 1, $states.input.id])", "[1,9007199254740993,9223372036854775807]")]
    [InlineData("$sum([$states.input.id, 1])", "9007199254740992")]
    [InlineData("$distinct([$states.input.id, $states.input.id])", "[9007199254740993]")]
    [InlineData("$number($states.input.id)", "9007199254740993")]
    [InlineData("$exists([1, 2][$states.input.id])", "false")]
    public async Task Output_OfWholeNumbersBeyondDoubles_KeepsThem(string expression, string output) => Assert.Equal(
        output, await TestMachine.OutcomeAsync(Pass(expression), """{"id":9007199254740993,"other":9223372036854775807}"""));

    [Theory]
    [InlineData("$nothing", "'$nothing' specified for the field 'Output' returned nothing (undefined).")]
    [InlineData("$sum", "'$sum' specified for the field 'Output' returned an unsupported result type.")]
    [InlineData("$eval('1')", "'$eval('1')' specified for the field 'Output' threw an error during evaluation. T1006: Attempted to invoke a non-function")]
    [InlineData("$assert(false, 'boom')", "'$assert(false, 'boom')' specified for the field 'Output' threw an error during evaluation. D3141: boom")]
    [InlineData(
        "$sum(['a'])",
        "'$sum(['a'])' specified for the field 'Output' threw an error during evaluation. T0412: Argument 1 of function \"sum\" must be an array of \"numbers\"")]
    public async Task Output_ExpressionThatFails_NamesItAndItsField(string expression, string cause) =>
        Assert.Equal(Prefix + cause, await TestMachine.OutcomeAsync(Pass(expression)));

    [Theory]
    [InlineData(100, "100")]
    [InlineData(101, "States.QueryEvaluationError")]
    public async Task Output_TermsWithinOneAnother_AreHundredAtMost(int terms, string outcome) =>
        Assert.StartsWith(outcome, await TestMachine.OutcomeAsync(Pass(string.Join('+', Enumerable.Repeat("1", terms)))), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"a":5}""", "\"large: 5\"")]
    [InlineData("""{"a":1}""", "\"small\"")]
    [InlineData(
        """{"a":"x"}""",
        "States.QueryEvaluationError: An error occurred while executing the state 'Choice' (entered at the event id #2). The JSONata expression "
            + "'$states.input.a > 3' specified for the field 'Choices[0]/Condition' threw an error during evaluation. T2009: The values \"x\" and 3 "
            + "either side of operator \">\" must be of the same data type")]
    public async Task Choice_Condition_DecidesWithItsOwnOutput(string input, string outcome)
    {
        const string states = """
            {"Choice":{"Type":"Choice","QueryLanguage":"JSONata","Output":"small","Default":"End",
              "Choices":[{"Condition":"{% $states.input.a > 3 %}","Output":"{% 'large: ' & $states.input.a %}","Next":"End"}]},
             "End":{"Type":"Succeed"}}
            """;

        Assert.Equal(outcome, await TestMachine.OutcomeAsync(states, input));
    }

    [Fact]
    public async Task Task_ArgumentsResultAndError_AreSeenWhereTheyBelong()
    {
        const string fields = $$"""
            {{Jsonata}},"Arguments":{"body":"{% $states.input.a %}"},"TimeoutSeconds":"{% $states.input.a + 9 %}",
            "Output":{"sum":"{% $states.result.n + $states.input.a %}"},"Catch":[{"ErrorEquals":["E"],"Assign":{"why":"{% $states.errorOutput.Cause %}"},
            "Output":"{% $states.errorOutput.Error %}","Next":"Caught"}]
            """;
        var works = new TestHost().Succeed("""{"n":2}""");
        var fails = new TestHost().Fail("E", "because");

        var done = await TestMachine.OutcomeAsync(Task(fields), """{"a":1}""", works);
        var caught = await TestMachine.OutcomeAsync(Task(fields), """{"a":1}""", fails);

        Assert.Equal("""{"sum":3}""", done);
        Assert.Equal("""{"error":"E","why":"because"}""", caught);
        Assert.Equal((10, """{"body":1}"""), ((int)works.Attempts[0].Timeout!.Value.TotalSeconds, works.Attempts[0].Parameters!.ToJsonString()));
    }

    [Fact]
    public async Task Map_ItemSelector_SeesTheItem()
    {
        var states = TestMachine.Map(
            $$"""{{Jsonata}},"Items":"{% $states.input.list %}","ItemSelector":{"v":"{% $states.context.Map.Item.Value * 2 %}"}""",
            """{"Inner":{"Type":"Pass","End":true}}""");

        Assert.Equal("""[{"v":2},{"v":4}]""", await TestMachine.OutcomeAsync(states, """{"list":[1,2]}"""));
    }

    [Fact]
    public async Task Map_ItemsThatAreNoList_FailsWithEventsOfItsOwn()
    {
        var states = TestMachine.Map($$"""{{Jsonata}},"Items":"{% 1 %}" """, """{"Inner":{"Type":"Pass","End":true}}""");

        var execution = await TestMachine.RunAsync(states);

        Assert.Equal(
            ["ExecutionStarted 0", "MapStateEntered 0", "EvaluationFailed 0", "MapStateFailed 3", "ExecutionFailed 4"],
            execution.History.Select(happened => $"{happened.Type} {happened.PreviousEventId}"));
    }

    private static string Pass(string expression) => TestMachine.Pass($"{Jsonata},\"Output\":\"{{% {expression} %}}\"");

    private static string Task(string fields) => TestMachine.Task(
        fields, others: $$$""","Caught":{"Type":"Pass",{{{Jsonata}}},"Output":{"error":"{% $states.input %}","why":"{% $why %}"},"End":true}""");
}
