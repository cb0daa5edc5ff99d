using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.States;

/// <summary>Iterations of a Map state that may fail.</summary>
public sealed class FailureToleranceTests
{
    // Fails on each item that is 0.
    private const string FailOnZero = """
        {"Which":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":0,"Next":"Fail"}],"Default":"Done"},
         "Fail":{"Type":"Fail","Error":"Broken","Cause":"zero"},"Done":{"Type":"Succeed"}}
        """;

    private const string Exceeded = "States.ExceedToleratedFailureThreshold: The specified tolerated failure threshold was exceeded";

    [Theory]
    [InlineData("\"ToleratedFailureCount\":1", "[1,0,2]", "[1,2]")]
    [InlineData("\"ToleratedFailureCount\":1", "[0,1,0]", Exceeded)]
    [InlineData("\"ToleratedFailureCount\":0", "[0]", Exceeded)]
    [InlineData("\"ToleratedFailurePercentage\":50", "[0,1,0,1]", "[1,1]")]
    [InlineData("\"ToleratedFailurePercentage\":49.9", "[0,1,0,1]", Exceeded)]
    [InlineData("\"ToleratedFailurePercentage\":100,\"ToleratedFailureCount\":1", "[0,0]", Exceeded)]
    [InlineData("\"ToleratedFailurePercentage\":100", "[0,0]", "[]")]
    [InlineData("\"ItemsPath\":\"$.i\",\"ToleratedFailureCountPath\":\"$.c\"", "{\"i\":[0,1],\"c\":1}", "[1]")]
    [InlineData("\"MaxConcurrency\":1", "[1,0,2]", "Broken: zero")]
    public async Task Iterations_SomeFail_FailTheStateWhenTheyAreTooMany(string fields, string input, string outcome) =>
        Assert.Equal(outcome, await TestMachine.OutcomeAsync(TestMachine.Map(fields, FailOnZero), input));

    [Fact]
    public async Task Iterations_OneAtATime_GoOnAfterAFailure()
    {
        var execution = await TestMachine.RunAsync(TestMachine.Map("\"MaxConcurrency\":1,\"ToleratedFailureCount\":1", FailOnZero), "[0,1]");

        Assert.Equal(
            ["MapIterationStarted", "MapIterationFailed", "MapIterationStarted", "MapIterationSucceeded"],
            execution.History.Select(happened => happened.Type).Where(type => type.StartsWith("MapIteration", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(
        "Count", "\"NoNumber\"", "The ToleratedFailureCountPath field refers to value \"NoNumber\" which is not a valid integer: $.t")]
    [InlineData("Count", "-1", "ToleratedFailureCount cannot be negative.")]
    [InlineData(
        "Percentage", "[1]", "The ToleratedFailurePercentagePath field refers to value \"[1]\" which is not a valid float: $.t")]
    [InlineData("Percentage", "-1", "ToleratedFailurePercentage must be between 0 and 100.")]
    [InlineData("Percentage", "100.1", "ToleratedFailurePercentage must be between 0 and 100.")]
    public async Task Tolerance_NotUsable_FailsAfterTheStart(string field, string value, string cause)
    {
        var fields = $"\"ItemsPath\":\"$.i\",\"ToleratedFailure{field}Path\":\"$.t\"";

        var execution = await TestMachine.RunAsync(TestMachine.Map(fields, FailOnZero), $$"""{"i":[1],"t":{{value}}}""");

        Assert.EndsWith(cause, execution.Result.Cause, StringComparison.Ordinal);
        Assert.Equal(
            ["ExecutionStarted", "MapStateEntered", "MapStateStarted", "ExecutionFailed"],
            execution.History.Select(happened => happened.Type));
    }

    [Theory]
    [InlineData("\"ToleratedFailureCount\":-1", "Minimum value is 0 at /States/Map/ToleratedFailureCount")]
    [InlineData("\"ToleratedFailurePercentage\":101", "Maximum value is 100 at /States/Map/ToleratedFailurePercentage")]
    public void Tolerance_OutOfRange_IsRefused(string fields, string problem) =>
        Assert.EndsWith(problem, TestMachine.Problems(TestMachine.Definition(TestMachine.Map(fields, FailOnZero))), StringComparison.Ordinal);
}
