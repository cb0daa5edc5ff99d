using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.JsonataQueries;

/// <summary>Which JSONata is refused with the definition, in AWS's words where they are known.</summary>
public sealed class JsonataValidationTests
{
    private const string Schema = "SCHEMA_VALIDATION_FAILED: ";
    private const string Invalid = "INVALID_JSONATA_EXPRESSION: ";
    private const string Unsupported = "UNSUPPORTED_JSONATA_EXPRESSION: ";

    [Theory]
    [InlineData("\"Output\":{\"v\":\"{% phone %}\"}", Unsupported + "Reference to 'phone' at the top level is not supported. at /States/Pass/Output/v")]
    [InlineData("\"Output\":{\"v\":\"{% $$.a %}\"}", Unsupported + "Reference to '$$' is not supported. at /States/Pass/Output/v")]
    [InlineData("\"Output\":\"{% $map([1], function($v){ name }) %}\"", Unsupported + "Reference to 'name' at the top level is not supported. at /States/Pass/Output")]
    [InlineData("\"Output\":\"{% $states.errorOutput %}\"", Unsupported + "Field '$states.errorOutput' does not exist. at /States/Pass/Output")]
    [InlineData("\"Output\":\"{% $states.result %}\"", Unsupported + "Field '$states.result' does not exist. at /States/Pass/Output")]
    [InlineData("\"Output\":[0,\"{% [1,2 , %}\"]", Invalid + "Expected \"]\" before end of expression at /States/Pass/Output[1]")]
    [InlineData("\"Output\":\"{% [1;2] %}\"", Invalid + "Expected \"]\", got \";\" at /States/Pass/Output")]
    [InlineData("\"Assign\":{\"x\":\"{% 'a %}\"}", Invalid + "String literal must be terminated by a matching quote at /States/Pass/Assign/x")]
    [InlineData("\"Output\":\"{% 1 + %}\"", Invalid + "Unexpected end of expression at /States/Pass/Output")]
    [InlineData("\"Output\":\"{% } %}\"", Invalid + "The symbol \"}\" cannot be used as a unary operator at /States/Pass/Output")]
    [InlineData("\"Output\":\"{% /a %}\"", Invalid + "No terminating / in regular expression at /States/Pass/Output")]
    [InlineData(
        "\"InputPath\":\"$\"",
        Schema + "The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/Pass")]
    [InlineData(
        "\"Result\":1",
        Schema + "The QueryLanguage is set to 'JSONata', but field 'Result' is only supported for the 'JSONPath' QueryLanguage at /States/Pass")]
    [InlineData("\"Arguments\":{}", Schema + "Field 'Arguments' is not supported at /States/Pass")]
    [InlineData("\"Assign\":1", Schema + "Value is not an object at /States/Pass/Assign")]
    public void State_InJsonata_IsRefused(string fields, string problem) => Assert.Equal(
        problem, TestMachine.Problems(TestMachine.Definition(TestMachine.Pass(fields), "\"QueryLanguage\":\"JSONata\"")));

    [Theory]
    [InlineData("\"Output\":1", "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/Pass")]
    [InlineData("\"Arguments\":{}", "The QueryLanguage is set to 'JSONPath', but field 'Arguments' is only supported for the 'JSONata' QueryLanguage at /States/Pass")]
    public void State_InJsonPath_HasNoFieldsOfJsonata(string fields, string problem) =>
        Assert.Equal(Schema + problem, TestMachine.Problems(TestMachine.Definition(TestMachine.Pass(fields))));

    [Fact]
    public void State_InAJsonataMachine_CannotGoBackToJsonPath() => Assert.Equal(
        Schema + "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/Pass",
        TestMachine.Problems(TestMachine.Definition(TestMachine.Pass("\"QueryLanguage\":\"JSONPath\""), "\"QueryLanguage\":\"JSONata\"")));

    [Fact]
    public async Task Map_InJsonataOfAJsonPathMachine_LeavesItsStatesInJsonPath()
    {
        var states = TestMachine.Map(
            "\"QueryLanguage\":\"JSONata\",\"Items\":[1]", """{"Inner":{"Type":"Pass","Parameters":{"v.$":"$"},"End":true}}""");

        Assert.Equal("""[{"v":1}]""", await TestMachine.OutcomeAsync(states));
    }
}
