using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Jsonata;
using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.StatesLanguage.Tests.Support;
using Comparison.Tests.Shared;

namespace Comparison.StatesLanguage.Tests.Jsonata;

/// <summary>No expression, whatever it means to do, is more than an error within the bounds.</summary>
public sealed class HostileExpressionTests(ITestOutputHelper output)
{
    private const int Cases = 20_000;

    // Smaller than a user's, so that thousands of expressions can run into them.
    private static readonly JsonataLimits Limits = new()
    {
        MaxDepth = 200,
        MaxWork = 20_000,
        MaxValueSize = 1_000_000,
        MaxRegexTime = TimeSpan.FromMilliseconds(5),
    };

    [Fact]
    public void Expressions_ThatMeanHarm_EndInAResultOrAnError()
    {
        output.WriteLine(HostileSeed.Told);
        var ends = new Dictionary<string, int>();
        string? defect = null;

        for (var number = 0; number < Cases && defect is null; number++)
        {
            var expression = new ExpressionChaos(unchecked(HostileSeed.Value + number)).Draw();
            var end = End(expression);
            ends[end.Kind] = ends.GetValueOrDefault(end.Kind) + 1;
            defect = end.Defect is null ? null : $"{expression[..Math.Min(500, expression.Length)]}\n{end.Defect}";
        }

        output.WriteLine(string.Join(", ", ends.OrderBy(end => end.Key).Select(end => $"{end.Key} {end.Value}")));
        Assert.Null(defect);
        Assert.All((string[])["Depth", "Memory", "None", "Work", "result"], kind => Assert.True(ends.ContainsKey(kind), kind));
    }

    [Theory]
    [InlineData("$f := function($n){1 + $f($n)}; $f(1)", "Stack overflow error")]
    [InlineData("$f := function($n){$f($n)}; $f(1)", "Expression evaluation timeout")]
    [InlineData("$reduce([1..60], function($a, $b){$a & $a}, 'abc')", "Expression evaluation memory limit exceeded")]
    public async Task State_ExpressionWithoutEnd_FailsInAwsWords(string expression, string words)
    {
        var machine = TestMachine.Pass($"\"QueryLanguage\":\"JSONata\",\"Output\":\"{{% ({expression}) %}}\"");

        var outcome = await TestMachine.OutcomeAsync(machine);

        Assert.StartsWith("States.QueryEvaluationError: An error occurred while executing the state 'Pass'", outcome, StringComparison.Ordinal);
        Assert.Contains($"threw an error during evaluation: {words}", outcome, StringComparison.Ordinal);
    }

    private static (string Kind, string? Defect) End(string expression)
    {
        try
        {
            var result = JsonataExpression.Parse(expression).Evaluate(new JsonataInput
            {
                Data = new JsonObject { ["a"] = new JsonArray(1, 2, new JsonObject { ["a"] = "x" }) },
                Now = DateTimeOffset.UnixEpoch,
                NextDouble = () => 0.5,
                Limits = Limits,
            });
            if (!result.HoldsFunction)
                result.ToNode();
            return ("result", null);
        }
        catch (JsonataException error)
        {
            return (error.Bound.ToString(), error.Message.Length > 0 ? null : "There is no message.");
        }
        catch (Exception defect)
        {
            return ("defect", defect.ToString());
        }
    }
}
