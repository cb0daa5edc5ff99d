using System.Globalization;
using System.Text;
using Comparison.Micro.Support;

namespace Comparison.Micro.Interpreters;

/// <summary>How fast is our interpreter of the States Language beside npm's, the one other that is still maintained?</summary>
/// <remarks>
/// Ours writes the history that AWS would show, npm's writes none.
/// </remarks>
internal static class InterpreterComparison
{
    public const string Verb = "interpreters";

    private const string Package = "aws-local-stepfunctions@3.0.0";

    /// <returns>A table in Markdown, or why there is none.</returns>
    public static async Task<string> RunAsync()
    {
        using var npm = await NpmProgram.InstallAsync(InterpreterQuestion.Folder, Package);
        if (npm is null)
            return "Node is not installed: there is nothing to compare with.";
        var ours = InterpreterQuestion.All.ToDictionary(
            question => question.Name, question => (Func<Task<double>>)(() => OurInterpreter.TimeAsync(question)));
        var times = await NpmComparison.RunAsync(npm, "interpreter.mjs", InterpreterQuestion.ToJson(), ours);
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"| median of {NpmComparison.Rounds} rounds | ours, with history | {Package} | theirs ÷ ours | to reach |")
            .AppendLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var (question, (name, our, their)) in InterpreterQuestion.All.Zip(times))
            table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {our:F4} ms | {their:F4} ms | {their / our:F1} | {question.Target} |");
        return table.ToString();
    }
}
