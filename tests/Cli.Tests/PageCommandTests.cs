using Comparison.Tests.Shared;

namespace Comparison.Cli.Tests;

/// <summary>The commands of the pages end well, or as the page says, and print what it says they print.</summary>
/// <remarks>
/// A block with <c>run by PageCommandTests</c> above it is run line by line, from the top of the repository. A block of text right below it is what
/// its last line prints: line by line, with what the page leaves out left out. The comment <c># ends with 1</c> says that a line is to end so.
/// </remarks>
public sealed class PageCommandTests
{
    private const string Compare = "./compare ";

    public static TheoryData<string, string, int, string> Commands()
    {
        var commands = new TheoryData<string, string, int, string>();
        foreach (var page in Pages())
        {
            var blocks = PageBlock.Read(page).ToList();
            foreach (var (at, block) in blocks.Index().Where(each => each.Item.Test == nameof(PageCommandTests)))
            {
                var shown = blocks.ElementAtOrDefault(at + 1) is { Language: "text" } next && next.Line == block.Line + block.Text.Count + 3 ? next.Text : [];
                foreach (var line in block.Text)
                    commands.Add(Path.GetRelativePath(RepositoryFiles.Root, page), WithoutComment(line), line.EndsWith("# ends with 1", StringComparison.Ordinal) ? Exit.Different : Exit.Same, line == block.Text[^1] ? string.Join('\n', shown) : "");
            }
        }
        return commands;
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task Command_OfAPage_EndsAndPrintsAsShown(string page, string command, int ends, string shown)
    {
        Assert.True(command.StartsWith(Compare, StringComparison.Ordinal), $"{page}: '{command}' is none of ours.");

        var (code, output, errors) = await Command.RunInAsync(RepositoryFiles.Root, command[Compare.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.True(code == ends, $"{page}: {command} ends with {code}: {errors}");
        var printed = output.Split('\n').Select(line => line.TrimEnd()).ToList();
        var from = 0;
        foreach (var line in shown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line != "…"))
        {
            var at = printed.FindIndex(from, each => each.Contains(line.TrimEnd(), StringComparison.Ordinal));
            Assert.True(at >= 0, $"{page}: {command} does not print: {line}\n{output}");
            from = at;
        }
    }

    private static IEnumerable<string> Pages() =>
        [Path.Combine(RepositoryFiles.Root, "README.md"), .. Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "docs"), "*.md").Order(StringComparer.Ordinal)];

    private static string WithoutComment(string line) => line.Split(" #")[0].TrimEnd();
}
