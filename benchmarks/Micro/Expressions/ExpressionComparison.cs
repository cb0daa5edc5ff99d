using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Jsonata;
using Comparison.Micro.States;
using Comparison.Micro.Support;

namespace Comparison.Micro.Expressions;

/// <summary>How fast are our JSONata expressions beside npm's, and a state in JSONata beside one in JSONPath?</summary>
/// <remarks>Both evaluate what they have read before. Ours takes JSON and gives JSON back; npm's works on JavaScript's own objects.</remarks>
internal static class ExpressionComparison
{
    public const string Verb = "expressions";

    private const string Package = "jsonata@2";
    private const string JsonPathState = """{"Type":"Pass","Parameters":{"name.$":"$.account.name","first.$":"$.account.orders[0].id"},"End":true}""";

    private const string JsonataState = """
        {"Type":"Pass","QueryLanguage":"JSONata","Output":{"name":"{% $states.input.account.name %}","first":"{% $states.input.account.orders[0].id %}"},"End":true}
        """;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Expressions");

    /// <returns>Two tables in Markdown, or why there are none.</returns>
    public static async Task<string> RunAsync()
    {
        using var npm = await NpmProgram.InstallAsync(Folder, Package);
        if (npm is null)
            return "Node is not installed: there is nothing to compare with.";
        var asked = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "expressions.json")))!;
        var expressions = asked["expressions"]!.AsArray();
        var ours = expressions.ToDictionary(
            expression => (string)expression!, expression => (Func<Task<double>>)(() => TimeAsync((string)expression!, asked["data"]!)));
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"| median of {NpmComparison.Rounds} rounds | ours | {Package} | theirs ÷ ours |")
            .AppendLine("| --- | ---: | ---: | ---: |");
        foreach (var (expression, our, their) in await NpmComparison.RunAsync(npm, "expressions.mjs", expressions, ours))
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| `{expression.Replace("|", "\\|", StringComparison.Ordinal)}` | {our * 1000:F1} µs | {their * 1000:F1} µs | {their / our:F1} |");
        var (path, query) = (await TimeStateAsync(JsonPathState, asked["data"]!), await TimeStateAsync(JsonataState, asked["data"]!));
        return table.AppendLine().AppendLine("| Pass state in JSONPath | in JSONata | JSONata ÷ JSONPath |").AppendLine("| ---: | ---: | ---: |")
            .AppendLine(CultureInfo.InvariantCulture, $"| {path * 1000:F1} µs | {query * 1000:F1} µs | {query / path:F2} |")
            .ToString();
    }

    private static Task<double> TimeAsync(string text, JsonNode data)
    {
        var expression = JsonataExpression.Parse(text);
        var input = new JsonataInput { Data = data, Now = DateTimeOffset.UnixEpoch, NextDouble = () => 0.5 };
        return Sampling.TimeAsync(() => Task.FromResult(expression.Evaluate(input).ToNode()));
    }

    private static Task<double> TimeStateAsync(string state, JsonNode data)
    {
        var definition = StateMachineDefinition.Parse($$$"""{"StartAt":"A","States":{"A":{{{state}}}}}""");
        var input = data.ToJsonString();
        return Sampling.TimeAsync(async () =>
        {
            var execution = definition.CreateExecution(InterpreterHost.Identity, input, InterpreterHost.Instance);
            await execution.RunAsync();
            if (execution.Result.Output is null)
                throw new InvalidOperationException($"The execution was to succeed: {execution.Result.Cause}");
        });
    }
}
