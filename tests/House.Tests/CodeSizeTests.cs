using System.Text.RegularExpressions;

namespace Comparison.House.Tests;

/// <summary>Holds the table of code sizes in <c>docs/limits.md</c> to the files.</summary>
/// <remarks>With <c>REWRITE_GOLDEN=1</c> in the environment the test writes the table anew, and fails if that changed it.</remarks>
public sealed partial class CodeSizeTests
{
    private static readonly string[] Workflows = ["Approvals", "Orders", "Moderation", "Loans"];

    [Fact]
    public void CodeSize_OfThePage_IsThatOfTheFiles()
    {
        var page = Path.Combine(Repository.Root, "docs", "limits.md");
        var before = File.ReadAllText(page);

        var after = Part().Replace(before, part => $"{part.Groups["head"].Value}\n{string.Join('\n', Rows())}\n\n<!-- generated: end -->");

        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN") == "1")
            File.WriteAllText(page, after);
        Assert.Contains("| together |", after, StringComparison.Ordinal);
        Assert.Equal(after, before);
    }

    private static IEnumerable<string> Rows()
    {
        yield return "| | workflow | tasks | wiring | Terraform | together |\n| --- | ---: | ---: | ---: | ---: | ---: |";
        foreach (var folder in Workflows)
        {
            yield return Row($"{folder}, durable", Count($"durable/{folder}", "*.workflow.cs"), 0, Count($"durable/{folder}", "*Function.cs"), 0);
            yield return Row($"{folder}, Step Functions", Count($"stepfunctions/{folder}", "*.asl.json"), Count($"stepfunctions/{folder}", "*.cs"), 0, 0);
        }
        yield return Row("what they share, durable", 0, 0, Count("durable/Hosting", "*.cs") + Roots("durable"), Terraform("durable", "durable-workflow"));
        yield return Row("what they share, Step Functions", 0, 0, Count("stepfunctions/Hosting", "*.cs") + Roots("stepfunctions"), Terraform("stepfunctions", "state-machine"));
        yield return Row("thrifty, durable: on top", Count("durable/Thrifty", "*.cs"), 0, 0, 0);
        yield return Row("thrifty, Step Functions: in place", Count("stepfunctions/Thrifty", "*.asl.json"), Count("stepfunctions/Thrifty", "*.cs"), 0, 0);
        yield return Row("**all, durable, readable**",
            Count("durable", "*.workflow.cs"), 0, Count("durable", "*.cs") - Count("durable", "*.workflow.cs") - Count("durable/Thrifty", "*.cs"), Terraform("durable", "durable-workflow"));
        yield return Row("**all, Step Functions, readable**",
            Count("stepfunctions", "*.asl.json") - Count("stepfunctions/Thrifty", "*.asl.json"), Workflows.Sum(folder => Count($"stepfunctions/{folder}", "*.cs")),
            Count("stepfunctions/Hosting", "*.cs") + Roots("stepfunctions"), Terraform("stepfunctions", "state-machine"));
    }

    private static string Row(string name, params int[] lines) =>
        $"| {name} | {string.Join(" | ", lines.Append(lines.Sum()).Select(count => count == 0 ? "–" : $"{count:N0}"))} |";

    private static int Roots(string folder) => Repository.Files(folder, "*.cs").Where(file => Path.GetDirectoryName(file) == Path.Combine(Repository.Root, folder)).Sum(Lines);

    private static int Count(string folder, string pattern) => Repository.Files(folder, pattern).Sum(Lines);

    private static int Terraform(string root, string module) =>
        Repository.Files($"terraform/{root}", "*.tf").Where(file => Path.GetFileName(file) is "workflows.tf" or "tasks.tf" or "outputs.tf").Sum(Lines)
        + Repository.Files($"terraform/modules/{module}", "*.tf").Sum(Lines);

    private static int Lines(string file) => File.ReadLines(file).Count(line => line.Trim() is { Length: > 0 } text && !NoCode().IsMatch(text));

    [GeneratedRegex("^(//|#|using .*;$)")]
    private static partial Regex NoCode();

    [GeneratedRegex("(?<head><!-- generated: code size -->\n).*?<!-- generated: end -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}
