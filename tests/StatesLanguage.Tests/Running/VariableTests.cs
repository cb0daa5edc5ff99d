using Comparison.Local.StatesLanguage;
using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.Running;

/// <summary>The names, scopes and sizes that a workflow's variables may have.</summary>
public sealed class VariableTests
{
    private const string Schema = "SCHEMA_VALIDATION_FAILED: ";
    private const string Limit = "States.DataLimitExceeded: The state ";
    private const int MaxBytes = 262_144;

    [Theory]
    [InlineData("states", "The variable name 'states' is reserved at /States/Pass/Assign/states")]
    [InlineData("states.$", "The variable name 'states' is reserved at /States/Pass/Assign/states.$")]
    [InlineData("1st", "The variable name '1st' is not a Unicode identifier at /States/Pass/Assign/1st")]
    [InlineData("_x", "The variable name '_x' is not a Unicode identifier at /States/Pass/Assign/_x")]
    [InlineData("a.b", "The variable name 'a.b' is not a Unicode identifier at /States/Pass/Assign/a.b")]
    [InlineData("", "The variable name '' is not a Unicode identifier at /States/Pass/Assign/")]
    public void Name_ThatNoVariableCanHave_IsRefused(string name, string problem) =>
        Assert.Equal(Schema + problem, TestMachine.Problems(TestMachine.Definition(Assigning($"\"{name}\":\"$\""))));

    [Fact]
    public void Name_InLettersOfAnyScriptUpTo80_IsTaken()
    {
        var longest = $"été_{string.Concat(Enumerable.Repeat("\U00020000", 76))}";

        Assert.Single(StateMachineDefinition.Parse(TestMachine.Definition(Assigning($"\"{longest}\":1"))).States);
        Assert.StartsWith(
            $"{Schema}The name of a variable must not have more than 80 characters",
            TestMachine.Problems(TestMachine.Definition(Assigning($"\"{longest}x\":1"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Assign\":{\"v\":1}")]
    [InlineData("\"Assign\":{\"v.$\":\"$\"}")]
    public void Branch_AssigningAVariableOfTheScopeAroundIt_IsRefused(string outer)
    {
        var inner = TestMachine.Definition(TestMachine.Map("", Assigning("\"v\":2")));

        Assert.Equal(
            $"{Schema}The variable 'v' is assigned in an outer scope already "
                + "at /States/Parallel/Branches[0]/States/Map/ItemProcessor/States/Pass/Assign/v",
            TestMachine.Problems(TestMachine.Definition(TestMachine.Parallel(outer, inner))));
    }

    [Fact]
    public async Task Branch_AssigningWhatACatcherAroundItHasAssigned_Fails()
    {
        const string inner = """{"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"v":1},"Next":"B"},"B":{"Type":"Fail","Error":"E"}}}""";
        var states = TestMachine.Parallel("""
            "Catch":[{"ErrorEquals":["States.ALL"],"Assign":{"v":2},"Next":"Parallel"}]
            """, inner);

        Assert.EndsWith(
            "The state 'A' cannot assign the variable 'v', which an outer scope has already.",
            await TestMachine.OutcomeAsync(states), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branches_AssigningOneNameEach_KeepTheirOwnValues()
    {
        static string Branch(int value) =>
            $$$$"""{"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"v":{{{{value}}}}},"Next":"B"},"B":{"Type":"Pass","InputPath":"$v","End":true}}}""";

        Assert.Equal("[1,2]", await TestMachine.OutcomeAsync(TestMachine.Parallel("", Branch(1), Branch(2))));
    }

    [Theory]
    [InlineData(MaxBytes - 1, 1, "{}")]
    [InlineData(MaxBytes, 1, Limit + "'Pass' assigned variables with a size exceeding the maximum of 262144 bytes.")]
    [InlineData(MaxBytes / 2, MaxBytes / 2, "{}")]
    [InlineData(MaxBytes / 2, (MaxBytes / 2) + 1, Limit + "'Pass' assigned variables with a size exceeding the maximum of 262144 bytes.")]
    public async Task Assign_OfSoManyBytes_IsLimited(int first, int second, string outcome) =>
        Assert.Equal(outcome, await TestMachine.OutcomeAsync(Assigning($"\"a\":{Text(first)},\"b\":{Text(second)}"), "{}"));

    [Theory]
    [InlineData(40, "{}")]
    [InlineData(41, Limit + "'S41' brought the variables of the execution to a size exceeding the maximum of 10485760 bytes.")]
    public async Task Variables_OfAnExecution_AreLimitedTogether(int states, string outcome)
    {
        string Next(int number) => number == states ? "\"End\":true" : $"\"Next\":\"S{number + 1}\"";
        var all = Enumerable.Range(1, states).Select(number =>
            $"\"S{number}\":{{\"Type\":\"Pass\",\"Assign\":{{\"v{number}\":{Text(MaxBytes)}}},{Next(number)}}}");

        Assert.Equal(outcome, await TestMachine.OutcomeAsync($"{{{string.Join(',', all)}}}"));
    }

    [Fact]
    public async Task Iterations_ThatHaveEnded_GiveBackWhatTheirVariablesTook()
    {
        var map = TestMachine.Map("\"MaxConcurrency\":1", Assigning($"\"v\":{Text(MaxBytes)}"));

        Assert.StartsWith("[0,", await TestMachine.OutcomeAsync(map, $"[{string.Join(',', Enumerable.Range(0, 50))}]"), StringComparison.Ordinal);
    }

    private static string Assigning(string variables) => TestMachine.Pass($"\"Assign\":{{{variables}}}");

    // A text of so many bytes as JSON; of a single one, a number.
    private static string Text(int bytes) => bytes == 1 ? "0" : $"\"{new string('x', bytes - 2)}\"";
}
