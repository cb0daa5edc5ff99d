using Comparison.Local.StatesLanguage.Running;
using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.States;

/// <summary>A Map whose items are executions of their own. Its own history without failures is compared with recordings.</summary>
public sealed class DistributedMapTests
{
    private const string Same = """{"Pass":{"Type":"Pass","End":true}}""";
    private const string Jsonata = "\"QueryLanguage\":\"JSONata\"";
    private const string Schema = "SCHEMA_VALIDATION_FAILED: ";
    private const string TooMany = "States.ExceedToleratedFailureThreshold: The specified tolerated failure threshold was exceeded";

    // Fails for every item that is not 1.
    private const string Picky = """
        {"Choice":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":1,"Next":"Good"}],"Default":"Bad"},
         "Good":{"Type":"Succeed"},"Bad":{"Type":"Fail","Error":"E"}}
        """;

    [Theory]
    [InlineData("\"ItemBatcher\":{\"MaxItemsPerBatch\":2}", "[1,2,3]", """[{"Items":[1,2]},{"Items":[3]}]""")]
    [InlineData("\"ItemBatcher\":{\"MaxInputBytesPerBatch\":4}", "[1,22,333,55555,6]", """[{"Items":[1,22]},{"Items":[333]},{"Items":[55555]},{"Items":[6]}]""")]
    [InlineData("\"ItemBatcher\":{\"MaxItemsPerBatchPath\":\"$[0]\",\"BatchInput\":{\"all.$\":\"$\"}}", "[\"1\"]", """[{"BatchInput":{"all":["1"]},"Items":["1"]}]""")]
    [InlineData(
        Jsonata + ",\"ItemBatcher\":{\"MaxItemsPerBatch\":\"{% $states.input[0] %}\",\"BatchInput\":{\"n\":\"{% $count($states.input) %}\"}},"
            + "\"ItemSelector\":\"{% $states.context.Map.Item.Value + 1 %}\",\"MaxConcurrency\":\"{% 1 %}\"",
        "[2,3,4]", """[{"BatchInput":{"n":3},"Items":[3,4]},{"BatchInput":{"n":3},"Items":[5]}]""")]
    [InlineData(Jsonata + ",\"Items\":\"{% [1..3][$ > 1] %}\"", "{}", "[2,3]")]
    public async Task Items_AsTheFieldsSay_BecomeTheInputsOfChildren(string fields, string input, string output) =>
        Assert.Equal(output, await TestMachine.OutcomeAsync(Map(fields, Same), input));

    [Theory]
    [InlineData("", "[1,2]", TooMany)]
    [InlineData("\"ToleratedFailureCount\":1", "[2,1]", "[1]")]
    [InlineData("\"ToleratedFailureCount\":1", "[2,1,3]", TooMany)]
    [InlineData("\"ToleratedFailurePercentage\":50", "[2,1]", "[1]")]
    [InlineData(Jsonata + ",\"ToleratedFailurePercentage\":\"{% 40 %}\"", "[2,1]", TooMany)]
    [InlineData("\"ToleratedFailureCount\":1,\"ItemBatcher\":{\"MaxItemsPerBatch\":2}", "[1,1]", TooMany)]
    [InlineData("\"ToleratedFailureCount\":2,\"ItemBatcher\":{\"MaxItemsPerBatch\":2}", "[1,1]", "[]")]
    public async Task Children_ThatFail_AreCountedByItems(string fields, string input, string outcome) =>
        Assert.Equal(outcome, await TestMachine.OutcomeAsync(Map(fields, Picky), input));

    [Fact]
    public async Task Failure_OfAChild_IsShownByTheMapRun()
    {
        var execution = await TestMachine.RunAsync(Map("", Picky), "[2]");

        Assert.Equal(
            ["ExecutionStarted 0", "MapStateEntered 0", "MapStateStarted 2", "MapRunStarted 3", "MapRunFailed 4", "MapStateFailed 5", "ExecutionFailed 6"],
            execution.History.Select(happened => $"{happened.Type} {happened.PreviousEventId}"));
    }

    [Fact]
    public async Task Child_IsAnExecutionOfItsOwn()
    {
        var host = new TestHost();
        const string variables = """{"Outer":{"Type":"Pass","Assign":{"v":1},"Next":"Map"},""";
        var inner = """{"Own":{"Type":"Pass","Parameters":{"id.$":"$$.Execution.Id","in.$":"$$.Execution.Input","at.$":"$$.StateMachine.Name"},"End":true}}""";

        var outcome = await TestMachine.OutcomeAsync(string.Concat(variables, Map("\"Label\":\"L\"", inner).AsSpan(1)), "[7]", host);

        Assert.Equal("""[{"id":"arn:aws:states:us-east-1:000000000001:execution:machine/L:uuid-2","in":7,"at":"machine/L"}]""", outcome);
        var child = Assert.Single(host.Children);
        Assert.Equal("arn:aws:states:us-east-1:000000000001:mapRun:machine/L:uuid-1", child.MapRun!.Arn);
        Assert.Equal(["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"], child.History.Select(happened => happened.Type));
    }

    [Fact]
    public async Task Child_DoesNotSeeVariablesAroundIt()
    {
        const string outer = """{"Outer":{"Type":"Pass","Assign":{"v":1},"Next":"Map"},""";
        var map = Map("", """{"Own":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% $exists($v) %}","End":true}}""");

        Assert.Equal("[false]", await TestMachine.OutcomeAsync(string.Concat(outer, map.AsSpan(1)), "[7]"));
    }

    [Fact]
    public async Task Stop_OfTheExecution_StopsItsChildren()
    {
        var host = new TestHost { Waits = true };
        var execution = TestMachine.Create(Map("", """{"Wait":{"Type":"Wait","Seconds":9,"End":true}}"""), "[1,2,3]", host);
        var run = execution.RunAsync();
        await host.Waiting;

        execution.Stop(error: null, cause: null);
        await run;

        Assert.Equal((3, 1), (host.Children.Count, host.Flows));
        Assert.All(host.Children, child => Assert.Equal(StateMachineStatus.Aborted, child.Result.Status));
    }

    [Fact]
    public async Task Redrive_RunsTheUnsuccessfulChildrenAgain()
    {
        var host = new TestHost().Succeed("1").Fail("E").Succeed("3");
        var execution = TestMachine.Create(Map("\"MaxConcurrency\":1", TestMachine.Task("")), "[1,2]", host);
        await execution.RunAsync();
        var failed = execution.Result.Error;

        Assert.True(execution.TryRedrive());
        await execution.ResumeAsync();

        Assert.Equal(("States.ExceedToleratedFailureThreshold", "[1,3]"), (failed, execution.Result.Output));
        Assert.Equal([0, 1], host.Children.Select(child => child.RedriveCount));
        Assert.Equal(
            ["ExecutionFailed", "ExecutionRedriven", "MapRunRedriven", "MapRunSucceeded", "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded"],
            execution.History.Skip(6).Select(happened => happened.Type));
    }

    [Theory]
    [InlineData("\"ItemBatcher\":{}", "One of these fields is required: [MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch, MaxInputBytesPerBatchPath] at /States/Map/ItemBatcher")]
    [InlineData("\"Label\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "The value must not have more than 40 characters at /States/Map/Label")]
    [InlineData(
        "\"ItemReader\":{\"Resource\":\"arn:aws:states:::s3:getObject\"}",
        "The resource arn:aws:states:::s3:getObject is not supported by the local cloud at /States/Map/ItemReader")]
    [InlineData(
        "\"ResultWriter\":{\"Resource\":\"arn:aws:states:::s3:putObject\"}",
        "The resource arn:aws:states:::s3:putObject is not supported by the local cloud at /States/Map/ResultWriter")]
    public void Fields_ThatCannotBe_AreRefused(string fields, string problem) =>
        Assert.Equal(Schema + problem, TestMachine.Problems(TestMachine.Definition(Map(fields, Same))));

    [Theory]
    [InlineData("ItemBatcher")]
    [InlineData("Label")]
    [InlineData("ItemReader")]
    public void Fields_OfADistributedMap_AreRefusedInAnInlineOne(string field) => Assert.Equal(
        $"{Schema}Field '{field}' is not supported at /States/Map",
        TestMachine.Problems(TestMachine.Definition(TestMachine.Map($"\"{field}\":{{}}", Same))));

    private static string Map(string fields, string states) => TestMachine.Map(fields, states)
        .Replace("\"ItemProcessor\":{", "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},", StringComparison.Ordinal);
}
