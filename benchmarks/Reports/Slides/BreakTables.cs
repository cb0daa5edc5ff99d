using System.Text.RegularExpressions;
using Comparison.Reports.Documents;

namespace Comparison.Reports.Slides;

/// <summary>What a slide quotes of <c>docs/what-breaks.md</c>, which a test writes from what it played.</summary>
internal static partial class BreakTables
{
    public const string Source = "docs/what-breaks.md";

    /// <summary>Faults by the names of their cases: how a workflow ends, and the events by which an operator sees it.</summary>
    /// <exception cref="TalkException">There is no such case of the workflow.</exception>
    public static DocumentTable Faults(string page, string workflow, IEnumerable<string> cases) => new(
        "",
        [.. Column.Texts("what happens", $"the {workflow} ends", "durable history", "Step Functions history")],
        [.. cases.Select(name => Rows(page).FirstOrDefault(row => row.Length == 5 && row[0] == name) is { } row && End(row[2], workflow) is { } end
            ? (string[])[row[1], end, Events(row[3]), Events(row[4])]
            : throw new TalkException($"{Source} has no case '{name}' of '{workflow}'"))]);

    /// <summary>What ran after a deployment while executions waited.</summary>
    /// <exception cref="TalkException">There is no such workflow.</exception>
    public static DocumentTable Redeployments(string page, IEnumerable<string> workflows)
    {
        var rows = Rows(page).SkipWhile(row => row[^1] != "what ran after the deployment").Skip(1).Where(row => row.Length == 4).ToList();
        return new(
            "",
            [.. Column.Texts("workflow", "variant", "ended", "what ran after the deployment")],
            [.. workflows.SelectMany(workflow => rows.Where(row => row[0] == workflow).ToList() is { Count: > 0 } found
                ? found
                : throw new TalkException($"{Source} has no deployment of '{workflow}'"))]);
    }

    private static IEnumerable<string[]> Rows(string page) => page.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => (string[])[.. line.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim())]);

    // Of "order completed, loan approved" the one workflow's.
    private static string? End(string ends, string workflow) =>
        ends.Split(", ").FirstOrDefault(end => end.StartsWith(workflow + " ", StringComparison.Ordinal))?[(workflow.Length + 1)..];

    // The namespaces of .NET's exceptions say nothing to an audience.
    private static string Events(string cell) => Namespace().Replace(cell, "");

    [GeneratedRegex(@"\bAmazon\.(\w+\.)+(?=\w)")]
    private static partial Regex Namespace();
}
