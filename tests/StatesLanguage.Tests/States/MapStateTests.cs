using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.States;

public sealed class MapStateTests
{
    private const string Same = """{"Pass":{"Type":"Pass","End":true}}""";

    [Theory]
    [InlineData("", "[]", "[]")]
    [InlineData("", "[1,\"a\",null]", "[1,\"a\",null]")]
    [InlineData("\"ItemsPath\":\"$.a\",\"ResultPath\":\"$.b\"", "{\"a\":[1]}", "{\"a\":[1],\"b\":[1]}")]
    [InlineData(
        "\"InputPath\":\"$.a\",\"ItemsPath\":\"$.b\",\"ItemSelector\":{\"all.$\":\"$.c\"}",
        "{\"a\":{\"b\":[0],\"c\":1}}", "[{\"all\":1}]")]
    [InlineData("\"Parameters\":{\"v.$\":\"$$.Map.Item.Value\"}", "[5]", "[{\"v\":5}]")]
    [InlineData("\"MaxConcurrencyPath\":\"$[0]\"", "[1,2,3]", "[1,2,3]")]
    [InlineData("\"MaxConcurrencyPath\":\"$[0]\",\"ToleratedFailureCountPath\":\"$[0]\"", "[\"1\",2]", "[\"1\",2]")]
    [InlineData("\"ToleratedFailurePercentagePath\":\"$[0]\"", "[\"1.5\"]", "[\"1.5\"]")]
    public async Task Items_AsTheFieldsSay_GiveTheirOutputsInOrder(string fields, string input, string output) =>
        Assert.Equal(output, await TestMachine.OutcomeAsync(TestMachine.Map(fields, Same), input));

    [Theory]
    [InlineData("\"MaxConcurrencyPath\":\"$[0]\"", "[1.5]", "The MaxConcurrencyPath field refers to value \"1.5\" which is not a valid integer: $[0]")]
    [InlineData("", "1", "Map state input must be an array but was: 1")]
    [InlineData(
        "\"ItemsPath\":\"$.i\",\"MaxConcurrencyPath\":\"$.m\"", "{\"i\":[],\"m\":\"x\"}",
        "The MaxConcurrencyPath field refers to value \"x\" which is not a valid integer: $.m")]
    public async Task Map_CannotStart_FailsBeforeItsFirstEvent(string fields, string input, string cause)
    {
        var execution = await TestMachine.RunAsync(TestMachine.Map(fields, Same), input);

        Assert.EndsWith(cause, execution.Result.Cause, StringComparison.Ordinal);
        Assert.Equal(["ExecutionStarted", "MapStateEntered", "ExecutionFailed"], execution.History.Select(happened => happened.Type));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"MaxConcurrency\":0")]
    [InlineData("\"MaxConcurrency\":41")]
    public async Task Iterations_WithoutLowerLimit_StartFortyAtOnce(string fields)
    {
        var execution = await TestMachine.RunAsync(TestMachine.Map(fields, Same), $"[{string.Join(',', Enumerable.Range(0, 50))}]");

        Assert.All(execution.History.Skip(3).Take(40), happened => Assert.Equal("MapIterationStarted", happened.Type));
        Assert.Equal("PassStateEntered", execution.History[43].Type);
        Assert.Equal(50, execution.History.Count(happened => happened.Type == "MapIterationSucceeded"));
    }

    [Fact]
    public async Task Item_InsideParallelInsideMap_IsThatOfTheIteration()
    {
        var inner = TestMachine.Parallel(
            "", """{"StartAt":"Q","States":{"Q":{"Type":"Pass","Parameters":{"i.$":"$$.Map.Item.Index"},"End":true}}}""");

        var outcome = await TestMachine.OutcomeAsync(TestMachine.Map("", inner), "[7,8]");

        Assert.Equal("""[[{"i":0}],[{"i":1}]]""", outcome);
    }

    [Fact]
    public async Task Iteration_FailsAmongWaiting_AbortsThemInOrder()
    {
        var host = new TestHost { Waits = true };
        const string states = """
            {"Which":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":2,"Next":"Fail"}],"Default":"Wait"},
             "Fail":{"Type":"Fail","Error":"Broken"},"Wait":{"Type":"Wait","Seconds":9,"End":true}}
            """;

        var execution = await TestMachine.RunAsync(TestMachine.Map("", states), "[1,2,3]", host);

        Assert.Equal(
            [
                "MapIterationFailed", "MapIterationAborted", "WaitStateAborted", "MapIterationAborted", "WaitStateAborted",
                "MapStateFailed", "ExecutionFailed",
            ],
            execution.History.TakeLast(7).Select(happened => happened.Type));
        Assert.Equal(1, host.Flows);
    }

    [Fact]
    public async Task Iteration_TaskFails_IsToldBeforeItsState()
    {
        var execution = await TestMachine.RunAsync(TestMachine.Map("", TestMachine.Task("")), "[1]", new TestHost().Fail("Broken"));

        Assert.Equal(
            ["TaskFailed", "MapIterationFailed", "TaskStateAborted", "MapStateFailed", "ExecutionFailed"],
            execution.History.TakeLast(5).Select(happened => happened.Type));
    }

    [Fact]
    public async Task Input_WithWhitespace_IsShownVerbatimUntilItIsReparsed()
    {
        var execution = await TestMachine.RunAsync(TestMachine.Map("", Same), "[ 1 ]");

        Assert.Equal("[ 1 ]", (string?)execution.History[1].Details!["input"]);
        Assert.Equal("[1]", execution.Result.Output);
    }

    [Fact]
    public void Transition_InsideProcessor_IsChecked() => Assert.Equal(
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/Map/ItemProcessor/States/P/Default",
        TestMachine.Problems(TestMachine.Definition(TestMachine.Map("", """
            {"P":{"Type":"Choice","Choices":[{"Variable":"$","IsNull":true,"Next":"E"}],"Default":"X"},"E":{"Type":"Succeed"}}
            """))));
}
