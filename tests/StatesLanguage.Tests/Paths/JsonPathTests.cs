using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.Paths;

/// <summary>Paths with the semantics of the Jayway library.</summary>
public sealed class JsonPathTests
{
    private const string Input = """{"a":{"b":[1,2.0,3],"c d":null},"list":[{"n":1,"s":"x"},{"n":2},{"n":3,"s":"y"}],"it's":4,"a$b":5}""";

    [Theory]
    [InlineData("$.a.b[1]", "2.0")]
    [InlineData("$.a.b[-1]", "3")]
    [InlineData("$['a']['c d']", "null")]
    [InlineData("$[\\\"a\\\"].b[0]", "1")]
    [InlineData("$['it\\\\'s']", "4")]
    [InlineData("$.a.b[*]", "[1,2.0,3]")]
    [InlineData("$.a.b[0,2]", "[1,3]")]
    [InlineData("$.a.b[1:]", "[2.0,3]")]
    [InlineData("$.a.b[:-1]", "[1,2.0]")]
    [InlineData("$.a.b[5:]", "[]")]
    [InlineData("$.list[*].s", "[\"x\",\"y\"]")]
    [InlineData("$.list[*].none", "[]")]
    [InlineData("$..n", "[1,2,3]")]
    [InlineData("$.list[?(@.n > 1)].n", "[2,3]")]
    [InlineData("$.list[?(@.s == 'x' || !(@.n < 3))].n", "[1,3]")]
    [InlineData("$.list[?(@.s && @.n >= 3)].n", "[3]")]
    [InlineData("$.list.[0].n", "1")]
    [InlineData("$.[ 'a' ].['b'].[0]", "1")]
    [InlineData("$.list.[?(@.n == 2)].n", "[2]")]
    [InlineData("$..[?(@.s == x)].n", "[1]")]
    [InlineData("$.list[?(@.s==y)].n", "[3]")]
    [InlineData("$.list[?(@.n == $.list[1].n)].n", "[2]")]
    [InlineData("$.list[?(@.n == $.a.b[-1] && $.a)].n", "[3]")]
    [InlineData("$.list[?(@.n == $.gone)].n", "[]")]
    [InlineData("$.list[?(@['s'] == ')]')].n", "[]")]
    [InlineData("$.list[?(@.n == '2')].n", "[2]")]
    [InlineData("$.list[?(@.n in [1, 3])].s", "[\"x\",\"y\"]")]
    [InlineData("$.list[?(@.s nin ['x'])].n", "[2,3]")]
    [InlineData("$.list[?(@.s =~ /X/i)].n", "[1]")]
    [InlineData("$[?(@.a.b contains 2)].a.b[0]", "[1]")]
    [InlineData("$.list[0]['n','s','none']", "{\"n\":1,\"s\":\"x\"}")]
    [InlineData("$['a','list']..n", "[1,2,3]")]
    [InlineData("$.list[*]['n', 's']", "[{\"n\":1,\"s\":\"x\"},{\"n\":2},{\"n\":3,\"s\":\"y\"}]")]
    [InlineData("$.a.b.length()", "3")]
    [InlineData("$.list[*].n.max()", "3")]
    [InlineData("$.a$b", "5")]
    [InlineData("$$.Execution.Name", "\"run\"")]
    [InlineData("$$.State.Name", "\"Pass\"")]
    public async Task Path_Present_YieldsTheValue(string path, string expected)
    {
        var output = await TestMachine.OutcomeAsync(TestMachine.Pass($$$"""
            "Parameters":{"found.$":"{{{path}}}"}
            """), Input);

        Assert.Equal($$"""{"found":{{expected}}}""", output);
    }

    [Theory]
    [InlineData("$.x", "No results for path: $['x']")]
    [InlineData("$.x.y", "Missing property in path $['x']")]
    [InlineData("$.a.x", "No results for path: $['a']['x']")]
    [InlineData("$.a.b[3]", "No results for path: $['a']['b'][3]")]
    public async Task Path_LeadsNowhere_SaysWhere(string path, string reason)
    {
        var outcome = await TestMachine.OutcomeAsync(TestMachine.Pass($"\"InputPath\":\"{path}\""), Input);

        Assert.Equal(
            "States.Runtime: An error occurred while executing the state 'Pass' (entered at the event id #2). "
            + $"Invalid path '{path}' : {reason}",
            outcome);
    }

    [Fact]
    public void Filter_WithMoreParenthesesThanCanBe_IsRefused()
    {
        var path = $"$.a[?({new string('(', 100_000)}@.n{new string(')', 100_000)})]";

        var problems = TestMachine.Problems(TestMachine.Definition(TestMachine.Pass($"\"InputPath\":\"{path}\"")));

        Assert.Equal("SCHEMA_VALIDATION_FAILED: Value is not a valid JSONPath at /States/Pass/InputPath", problems);
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("$.")]
    [InlineData("$.a..")]
    [InlineData("$.a[")]
    [InlineData("$.a[x]")]
    [InlineData("$['a")]
    [InlineData("$.a b")]
    [InlineData("$.a.shrink()")]
    [InlineData("$.a.length().b")]
    [InlineData("$.a[?(@.n =~ /(/)]")]
    [InlineData("$.a[?(@.n == $$.Execution.Id)]")]
    [InlineData("$.a['b',]")]
    [InlineData("$.a...b")]
    [InlineData("$.a[?(@.n > 1 2)]")]
    [InlineData("$.a[?(@.n @.s)]")]
    [InlineData("$.a[?(@.n) || @.s)]")]
    public void Path_NotUnderstood_IsRefusedWithTheDefinition(string path)
    {
        var problems = TestMachine.Problems(TestMachine.Definition(TestMachine.Pass($"\"InputPath\":\"{path}\"")));

        Assert.Equal("SCHEMA_VALIDATION_FAILED: Value is not a valid JSONPath at /States/Pass/InputPath", problems);
    }
}
