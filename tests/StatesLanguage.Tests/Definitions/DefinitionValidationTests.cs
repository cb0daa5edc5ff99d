using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.Definitions;

/// <summary>Which definitions are refused, in AWS's words where they are known.</summary>
public sealed class DefinitionValidationTests
{
    private const string Schema = "SCHEMA_VALIDATION_FAILED: ";

    [Theory]
    [InlineData(" ", Schema + "Definition must be a valid JSON object")]
    [InlineData("[]", Schema + "Definition must be a valid JSON object")]
    [InlineData("{}", Schema + "These fields are required: [States, StartAt] at /")]
    [InlineData("""{"StartAt":"A"}""", Schema + "These fields are required: [States] at /")]
    [InlineData("""{"StartAt":"A","Extra":1,"States":{"A":{"Type":"Succeed"}}}""", Schema + "Field 'Extra' is not supported at /")]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Loop"}}}""",
        Schema + "The field 'Type' should have one of these values: "
            + "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type")]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Map","End":true}}}""",
        Schema + "These fields are required: [ItemProcessor] at /States/A")]
    [InlineData(
        """{"StartAt":"A","QueryLanguage":"jq","States":{"A":{"Type":"Succeed"}}}""",
        Schema + "Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage")]
    public void Machine_Invalid_IsRefused(string definition, string problem) => Assert.Equal(problem, TestMachine.Problems(definition));

    [Theory]
    [InlineData("\"Type\":\"Pass\"", "One of these fields is required: [Next, End] at /States/A")]
    [InlineData(
        "\"Type\":\"Pass\",\"Next\":\"A\",\"End\":true",
        "There should only be one of the following fields: [Next, End] at /States/A")]
    [InlineData("\"Type\":\"Pass\",\"Catch\":[],\"End\":true", "Field 'Catch' is not supported at /States/A")]
    [InlineData("\"Type\":\"Pass\",\"ResultPath\":\"$.a[*]\",\"End\":true", "Value is not a Reference Path at /States/A/ResultPath")]
    [InlineData(
        "\"Type\":\"Wait\",\"End\":true",
        "One of these fields is required: [Seconds, SecondsPath, Timestamp, TimestampPath] at /States/A")]
    [InlineData("\"Type\":\"Wait\",\"Seconds\":-1,\"End\":true", "Minimum value is 0 at /States/A/Seconds")]
    [InlineData(
        "\"Type\":\"Wait\",\"Timestamp\":\"2016-12-05 21:29:29Z\",\"End\":true",
        "String does not match RFC3339 timestamp at /States/A/Timestamp")]
    [InlineData(
        "\"Type\":\"Wait\",\"Timestamp\":\"2016-13-05T21:29:29Z\",\"End\":true",
        "String does not match RFC3339 timestamp at /States/A/Timestamp")]
    [InlineData("\"Type\":\"Task\",\"End\":true", "These fields are required: [Resource] at /States/A")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[]", "Value cannot be empty at /States/A/Choices")]
    [InlineData("\"Type\":\"Choice\",\"Default\":\"A\"", "These fields are required: [Choices] at /States/A")]
    [InlineData(
        "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"IsNull\":true}]",
        "These fields are required: [Next] at /States/A/Choices[0]")]
    [InlineData("\"Type\":\"Parallel\",\"End\":true", "These fields are required: [Branches] at /States/A")]
    [InlineData("\"Type\":\"Parallel\",\"Branches\":[],\"End\":true", "Value cannot be empty at /States/A/Branches")]
    [InlineData(
        "\"Type\":\"Parallel\",\"Branches\":[{\"StartAt\":\"B\",\"States\":{\"B\":{\"Type\":\"Succeed\"}},\"Extra\":1}],\"End\":true",
        "Field 'Extra' is not supported at /States/A/Branches[0]")]
    [InlineData(
        "\"Type\":\"Parallel\",\"Branches\":[{\"StartAt\":\"B\",\"States\":{}}],\"End\":true",
        "Value cannot be empty at /States/A/Branches[0]/States")]
    [InlineData(
        "\"Type\":\"Fail\",\"Error\":\"e\",\"ErrorPath\":\"$.e\"",
        "There should only be one of the following fields: [Error, ErrorPath] at /States/A")]
    public void State_Invalid_IsRefused(string fields, string problem)
    {
        var problems = TestMachine.Problems("{\"StartAt\":\"A\",\"States\":{\"A\":{" + fields + "}}}");

        Assert.Equal(Schema + problem, problems);
    }

    [Theory]
    [InlineData("\"Arguments\":{}", "Arguments")]
    [InlineData("\"Output\":1", "Output")]
    public void Field_OfTheOtherLanguage_IsRefusedInItsOwnWords(string field, string name) => Assert.Equal(
        $"{Schema}The QueryLanguage is set to 'JSONPath', but field '{name}' is only supported for the 'JSONata' QueryLanguage at /States/Task",
        TestMachine.Problems(TestMachine.Definition(TestMachine.Task(field))));

    [Theory]
    [InlineData("\"TimeoutSeconds\":0", "Minimum value is 1 at /States/Task/TimeoutSeconds")]
    [InlineData("\"TimeoutSeconds\":\"9\"", "Value is not an integer at /States/Task/TimeoutSeconds")]
    [InlineData(
        "\"TimeoutSeconds\":9,\"TimeoutSecondsPath\":\"$.t\"",
        "There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath] at /States/Task")]
    [InlineData("\"TimeoutSecondsPath\":\"$$.Execution.Input.t\"", "Value is not a Reference Path at /States/Task/TimeoutSecondsPath")]
    [InlineData("\"Retry\":[{\"MaxAttempts\":1}]", "These fields are required: [ErrorEquals] at /States/Task/Retry[0]")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[\"A\"],\"BackoffRate\":0.5}]", "Minimum value is 1 at /States/Task/Retry[0]/BackoffRate")]
    [InlineData(
        "\"Retry\":[{\"ErrorEquals\":[\"A\"],\"JitterStrategy\":\"SOME\"}]",
        "The field 'JitterStrategy' should have one of these values: [NONE, FULL] at /States/Task/Retry[0]/JitterStrategy")]
    [InlineData("\"Credentials\":{}", "The field 'RoleArn' is required but was missing at /States/Task/Credentials")]
    public void Task_Invalid_IsRefused(string fields, string problem) =>
        Assert.Equal(Schema + problem, TestMachine.Problems(TestMachine.Definition(TestMachine.Task(fields))));

    [Theory]
    [InlineData(
        "function:f",
        "The resource provided function:f is not recognized. "
            + "The value is not a valid resource ARN, or the resource is not available in this region.")]
    public void Resource_Unknown_IsRefused(string resource, string problem) =>
        Assert.Equal($"{Schema}{problem} at /States/Task/Resource", TestMachine.Problems(TestMachine.Definition(TestMachine.Task("", resource))));

    [Theory]
    [InlineData("""{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"}}""", "MISSING_END_STATE: Workflow has no terminal state at null")]
    [InlineData(
        """{"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Next":"A"}}""", "MISSING_END_STATE: Workflow has no terminal state at null")]
    [InlineData(
        """{"A":{"Type":"Wait","Seconds":1,"Next":"A"}}""", "MISSING_END_STATE: Workflow has no terminal state at null")]
    [InlineData(
        """{"A":{"Type":"Map","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}},"Next":"A"}}""",
        "MISSING_END_STATE: Workflow has no terminal state at null")]
    [InlineData(
        """{"A":{"Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}],"Next":"A"}}""",
        "MISSING_END_STATE: Workflow has no terminal state at null")]
    [InlineData(
        """{"A":{"Type":"Pass","Next":"C"},"B":{"Type":"Pass","End":true}}""",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Next\n"
            + "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B")]
    [InlineData(
        """{"A":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"B"}],"Default":"X"},"B":{"Type":"Succeed"}}""",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/A/Default")]
    public void Transitions_Invalid_AreRefused(string states, string problems) =>
        Assert.Equal(problems, TestMachine.Problems(TestMachine.Definition(states)));

    [Fact]
    public void Name_OfState_HasAtMost80Characters()
    {
        Assert.Equal(80, Assert.Single(Local.StatesLanguage.StateMachineDefinition.Parse(Named(80)).States.Keys).Length);
        Assert.StartsWith($"{Schema}The name of a state must not have more than 80 characters", TestMachine.Problems(Named(81)), StringComparison.Ordinal);

        static string Named(int length) => TestMachine.Definition("{\"" + new string('n', length) + "\":{\"Type\":\"Succeed\"}}");
    }

    [Fact]
    public void Refusal_Message_IsThatOfCreateStateMachine()
    {
        var refusal = Assert.Throws<Local.StatesLanguage.Definitions.InvalidDefinitionException>(
            () => Local.StatesLanguage.StateMachineDefinition.Parse("""{"StartAt":"A"}"""));

        Assert.Equal(
            "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'", refusal.Message);
    }
}
