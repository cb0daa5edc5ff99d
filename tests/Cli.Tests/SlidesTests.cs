using System.Text.RegularExpressions;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Tests;

/// <summary>The command around the talk, whose parts have their tests in Reports.Tests.</summary>
public sealed class SlidesTests
{
    [Theory]
    [InlineData("--check and --render are two commands.", "--check", "--render")]
    [InlineData("--dark and --images go with --render.", "--dark")]
    [InlineData("--dark and --images go with --render.", "--check", "--images")]
    public async Task Slides_WithOptionsThatDoNotFit_SaysSoInOneLine(string refusal, params string[] options)
    {
        var (code, output, errors) = await Command.RunAsync(["slides", .. options]);

        Assert.Equal((2, ""), (code, output));
        Assert.Equal(refusal, errors.TrimEnd());
    }

    [Theory]
    [InlineData("talk")]
    [InlineData("talk-dark", "--dark")]
    public async Task Slides_Rendered_FitTheirPagesInEveryKind(string name, params string[] options)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Needs Node, npm and Chromium: run compare test --all (COMPARE_ALL=1).");
        Assert.SkipWhen(ProgramPath.Find("node") is null, "Node is not installed.");

        var (code, output, errors) = await Command.RunAsync(["slides", "--render", .. options]);

        Assert.Equal((Exit.Same, ""), (code, errors));
        string[] files = [$"artifacts/talk/{name}.html", $"artifacts/talk/{name}.pdf", $"artifacts/talk/{name}.pptx", "artifacts/talk/handout.pdf"];
        Assert.Equal(files, output.TrimEnd().Split(Environment.NewLine));
        var html = Path.Combine(RepositoryFiles.Artifacts, "talk", $"{name}.html");
        var pictures = Regex.Matches(await File.ReadAllTextAsync(html), "<img src=\"([^\"]+)\"").Select(picture => picture.Groups[1].Value).ToList();
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(html)!, picture)), picture));
    }
}
