using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.States;

/// <summary>Which rule of a Choice state holds.</summary>
public sealed class ChoiceStateTests
{
    private const string Input = """{"s":"log-1*.txt","n":5.0,"b":false,"t":"2030-01-01T01:00:00+01:00","z":null,"same":5,"star":"a*"}""";

    [Theory]
    [InlineData("\"Variable\":\"$.n\",\"NumericEquals\":5", true)]
    [InlineData("\"Variable\":\"$.n\",\"NumericEqualsPath\":\"$.same\"", true)]
    [InlineData("\"Variable\":\"$.n\",\"NumericLessThan\":5", false)]
    [InlineData("\"Variable\":\"$.n\",\"NumericLessThanEquals\":5", true)]
    [InlineData("\"Variable\":\"$.n\",\"NumericGreaterThanEqualsPath\":\"$.same\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"NumericEquals\":5", false)]
    [InlineData("\"Variable\":\"$.s\",\"StringGreaterThan\":\"log\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"StringMatches\":\"log-*.txt\"", true)]
    [InlineData("\"Variable\":\"$.s\",\"StringMatches\":\"log-?\\\\\\\\*.txt\"", false)]
    [InlineData("\"Variable\":\"$.s\",\"StringMatches\":\"log-1\\\\\\\\*.txt\"", true)]
    [InlineData("\"Variable\":\"$.star\",\"StringMatches\":\"a\\\\\\\\*\"", true)]
    [InlineData("\"Variable\":\"$.b\",\"BooleanEquals\":false", true)]
    [InlineData("\"Variable\":\"$.t\",\"TimestampEquals\":\"2030-01-01T00:00:00Z\"", true)]
    [InlineData("\"Variable\":\"$.t\",\"TimestampGreaterThan\":\"2029-12-31T23:59:59.999999Z\"", true)]
    [InlineData("\"Variable\":\"$.z\",\"IsNull\":true", true)]
    [InlineData("\"Variable\":\"$.n\",\"IsString\":false", true)]
    [InlineData("\"Variable\":\"$.t\",\"IsTimestamp\":true", true)]
    [InlineData("\"Variable\":\"$.none\",\"IsPresent\":false", true)]
    [InlineData("\"Variable\":\"$.z\",\"IsPresent\":true", true)]
    [InlineData("\"Not\":{\"Variable\":\"$.b\",\"BooleanEquals\":true}", true)]
    [InlineData("\"And\":[{\"Variable\":\"$.none\",\"IsPresent\":true},{\"Variable\":\"$.none\",\"NumericEquals\":1}]", false)]
    [InlineData("\"Or\":[{\"Variable\":\"$.n\",\"IsNumeric\":true},{\"Variable\":\"$.none\",\"NumericEquals\":1}]", true)]
    public async Task Rule_Evaluated_Holds(string rule, bool expected)
    {
        var output = await TestMachine.OutcomeAsync(Choice(rule.Replace("\\\\\\\\", "\\\\", StringComparison.Ordinal)), Input);

        Assert.Equal(expected ? "true" : "false", output);
    }

    [Fact]
    public async Task Variable_Missing_IsARuntimeError()
    {
        var outcome = await TestMachine.OutcomeAsync(Choice("\"Variable\":\"$.none\",\"IsNull\":true"));

        Assert.Equal(
            "States.Runtime: An error occurred while executing the state 'Choice' (entered at the event id #2). "
            + "Invalid path '$.none': The choice state's condition path references an invalid value.",
            outcome);
    }

    [Fact]
    public async Task Rules_NoneHoldsAndNoDefault_IsARuntimeError()
    {
        var outcome = await TestMachine.OutcomeAsync("""
            {"Choice":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericEquals":1,"Next":"End"}]},"End":{"Type":"Succeed"}}
            """, """{"n":2}""");

        Assert.Equal(
            "States.Runtime: An error occurred while executing the state 'Choice' (entered at the event id #2). "
            + "Failed to transition out of the state. The state does not point to a next state.",
            outcome);
    }

    [Theory]
    [InlineData(1, "\"rule\"")]
    [InlineData(2, "\"default\"")]
    public async Task Assign_OfTheMatchingRule_Applies(int n, string expected)
    {
        var output = await TestMachine.OutcomeAsync("""
            {"Choice":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericEquals":1,"Assign":{"v":"rule"},"Next":"Show"}],
             "Assign":{"v":"default"},"Default":"Show"},"Show":{"Type":"Succeed","OutputPath":"$v"}}
            """, $$"""{"n":{{n}}}""");

        Assert.Equal(expected, output);
    }

    private static string Choice(string rule) => $$$"""
        {"Choice":{"Type":"Choice","Choices":[{{{{rule}}},"Next":"Yes"}],"Default":"No"},
         "Yes":{"Type":"Pass","Result":true,"End":true},"No":{"Type":"Pass","Result":false,"End":true}}
        """;
}
