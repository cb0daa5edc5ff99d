using System.Text.RegularExpressions;
using System.Xml.Linq;
using Comparison.Reports.Documents;
using Comparison.Scenarios.Twins;

namespace Comparison.Reports.Tests;

public sealed class LatestResultsTests(ReportedRun run) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Latest_ItsCharts_LieBesideIt()
    {
        var file = await ReportFiles.WriteLatestAsync(run.Document, _folder.FullName, default);

        var shown = Regex.Matches(await File.ReadAllTextAsync(file), @"\]\((latest/[^)]+\.svg)\)").Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(run.Document.Figures.Select(figure => $"latest/{figure.Id}.svg"), shown);
        Assert.All(shown, image => XDocument.Load(Path.Combine(_folder.FullName, image)));
    }

    [Fact]
    public async Task Latest_ChartsOfAnEarlierOne_AreGone()
    {
        var old = Path.Combine(_folder.CreateSubdirectory("latest").FullName, "old.svg");
        await File.WriteAllTextAsync(old, "<svg/>");

        await ReportFiles.WriteLatestAsync(run.Document, _folder.FullName, default);

        Assert.False(File.Exists(old));
    }

    [Fact]
    public void Markdown_EachRow_HasACellForEachColumn()
    {
        var lines = Markdown.Write(run.Document, "latest").Split('\n').Where(line => line.StartsWith('|'));

        var expected = run.Document.Sections.SelectMany(section => section.Blocks).Select(block => block.Table).OfType<DocumentTable>()
            .SelectMany(table => Enumerable.Repeat(table.Columns.Count, table.Rows.Count + 2));
        Assert.Equal(expected, lines.Select(line => Regex.Count(line, @"(?<!\\)\|") - 1));
    }

    [Fact]
    public void Markdown_TextThatLooksLikeMarkup_IsText()
    {
        var text = Markdown.Write(new("t", "l", [new("id", "s", [new(Table: new("c", [new("h")], [["<b>a | b</b>\n*c*"]]))])]), "latest");

        Assert.Contains(@"| &lt;b>a \| b&lt;/b> \*c\* |", text, StringComparison.Ordinal);
    }

    /// <summary>A sceptic goes from README's numbers to the published report: another number there is another price, and wants <c>compare bench --publish</c>.</summary>
    [Fact]
    public async Task Latest_AsPublished_HasEachRatioOfTheReadme()
    {
        var readme = await File.ReadAllLinesAsync(Path.Combine(SourceTree.Root, "README.md"));
        var latest = await File.ReadAllLinesAsync(Path.Combine(SourceTree.Root, "benchmarks", "results", "latest.md"));

        var ratios = readme.Where(line => line.Contains("× |", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, ratios.Count);
        Assert.All(ratios, row => Assert.Contains(row, latest));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
