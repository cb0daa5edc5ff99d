using System.Globalization;
using System.Text;
using Comparison.Micro.Support;

namespace Comparison.Micro.Interpreters;

/// <summary>How fast is our interpreter of the States Language beside npm's, the one other that is still maintained?</summary>
/// <remarks>
/// Ours writes the history that AWS would show, npm's writes none. Both are timed in turns, so that what else the machine does meets both.
/// </remarks>
internal static class InterpreterComparison
{
    public const string Verb = "interpreters";

    private const string Package = "aws-local-stepfunctions@3.0.0";

    private const int Rounds = 3;

    /// <returns>A table in Markdown, or why there is none.</returns>
    public static async Task<string> RunAsync()
    {
        using var npm = await NpmProgram.InstallAsync(InterpreterQuestion.Folder, Package);
        if (npm is null)
            return "Node is not installed: there is nothing to compare with.";
        var (ours, theirs) = (Lists(), Lists());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, milliseconds) in await npm.TimeAsync("interpreter.mjs", InterpreterQuestion.ToJson()))
                theirs[name].Add(milliseconds);
            foreach (var question in InterpreterQuestion.All)
                ours[question.Name].Add(await OurInterpreter.TimeAsync(question));
        }
        return Table(question => Sampling.Median(ours[question.Name]), question => Sampling.Median(theirs[question.Name]));
    }

    private static Dictionary<string, List<double>> Lists() => InterpreterQuestion.All.ToDictionary(question => question.Name, _ => new List<double>());

    private static string Table(Func<InterpreterQuestion, double> ours, Func<InterpreterQuestion, double> theirs)
    {
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"| median of {Rounds} rounds | ours, with history | {Package} | theirs ÷ ours | to reach |")
            .AppendLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var question in InterpreterQuestion.All)
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {question.Name} | {ours(question):F4} ms | {theirs(question):F4} ms | {theirs(question) / ours(question):F1} | {question.Target} |");
        return table.ToString();
    }
}
