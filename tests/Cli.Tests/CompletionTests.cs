using Comparison.Tests.Shared;

namespace Comparison.Cli.Tests;

/// <summary>What a shell is told that can follow.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("compare ru", "run")]
    [InlineData("compare twins lo", "loan")]
    [InlineData("compare run --scenario answered-la", "answered-late")]
    [InlineData("compare run --form th", "thrifty")]
    [InlineData("compare audit loan --sample AL", "ALICE")]
    public async Task Suggestion_AtTheCursor_IsWhatCanFollow(string line, string expected)
    {
        var (code, output, errors) = await Command.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains(expected, output.Split('\n', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Bash_WithTheFunctionOfThePage_CompletesWhatIsTyped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        var page = PageBlock.Read(Path.Combine(RepositoryFiles.Root, "docs", "commands.md"));
        var function = string.Join('\n', page.Single(block => block.Test == nameof(CompletionTests)).Text);

        var (_, output, _) = await Command.RunShellAsync($$"""
            {{function}}
            cli() { dotnet '{{typeof(RepositoryFiles).Assembly.Location}}' "$@"; }
            COMP_WORDS=(cli run --form th) COMP_CWORD=3 COMP_LINE='cli run --form th' COMP_POINT=17
            _compare
            echo "${COMPREPLY[*]}"
            """);

        Assert.Equal("thrifty", output.Trim());
    }
}
