using System.Text.RegularExpressions;
using Comparison.Tests.Shared;

namespace Comparison.House.Tests;

/// <summary>What a reader follows leads somewhere: headings that are linked to, pages outside as of some day, commands that a test runs.</summary>
public sealed partial class PageTests
{
    // The talk has commands of its own speed, which its check holds.
    private const string Talk = "docs/talk/";

    private static readonly string[] Pages =
        [.. Repository.Files(".", "*.md").Where(page => !page.Contains("node_modules", StringComparison.Ordinal))];

    private static readonly Lazy<string> Tests = new(() => string.Join('\n', Repository.Files("tests", "*.cs").Select(File.ReadAllText)));

    [Fact]
    public void Links_ToHeadings_LeadToOne()
    {
        var dead = Pages.SelectMany(page => Anchor().Matches(File.ReadAllText(page))
            .Select(link => (Page: page, Target: Target(page, link.Groups["path"].Value), Heading: link.Groups["heading"].Value)))
            .Where(link => link.Target.EndsWith(".md", StringComparison.Ordinal) && !Headings(link.Target).Contains(link.Heading))
            .Select(link => $"{Repository.Shown(link.Page)} points to {Repository.Shown(link.Target)}#{link.Heading}");

        Assert.Empty(dead);
    }

    [Fact]
    public void Links_ToOutside_SayWhenTheyWereRead()
    {
        var links = Pages.SelectMany(page => Paragraphs(page).Where(paragraph => Outside().IsMatch(paragraph)).Select(paragraph => (Page: page, Text: paragraph))).ToList();

        Assert.NotEmpty(links);
        Assert.Empty(links.Where(link => !Day().IsMatch(Outside().Replace(link.Text, "")))
            .Select(link => $"{Repository.Shown(link.Page)}: no date near {Outside().Match(link.Text).Value}"));
    }

    [Fact]
    public void Commands_OfReadmeAndDocs_AreRunByATestOrNeedAws()
    {
        var blocks = Pages.Where(page => IsForReaders(Repository.Shown(page))).SelectMany(PageBlock.Read).Where(block => block.HasCommands).ToList();

        Assert.NotEmpty(blocks);
        Assert.Empty(blocks.Where(block => !block.NeedsAws && !IsTest(block.Test))
            .Select(block => $"{Repository.Shown(block.Page)}, line {block.Line}: needs <!-- run by TEST --> or <!-- needs AWS -->, not '{block.Note}'"));
    }

    private static bool IsForReaders(string page) =>
        page == "README.md" || (page.StartsWith("docs/", StringComparison.Ordinal) && !page.StartsWith(Talk, StringComparison.Ordinal));

    private static bool IsTest(string? name) => name?.Split('.') is [var type, .. var method]
        && Regex.IsMatch(Tests.Value, $@"\bclass {Regex.Escape(type)}\b")
        && method.All(test => Regex.IsMatch(Tests.Value, $@"\b(void|Task) {Regex.Escape(test)}\("));

    private static string Target(string page, string path) =>
        path.Length == 0 ? page : Path.GetFullPath(path, Path.GetDirectoryName(page)!);

    // As GitHub makes them.
    private static IEnumerable<string> Headings(string page) => File.Exists(page)
        ? File.ReadLines(page).Where(line => line.StartsWith('#'))
            .Select(line => NoSlug().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))
        : [];

    // A row of a table is a paragraph of its own; what stands in a block of code is no link.
    private static IEnumerable<string> Paragraphs(string page) =>
        Block().Replace(File.ReadAllText(page), "").Split("\n\n").SelectMany(paragraph => paragraph.StartsWith('|') ? paragraph.Split('\n') : [paragraph]);

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]*)#(?<heading>[^)\s]+)\)")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"https?://(?!127\.|localhost|\w+\.example)[^\s)>`|""]+")]
    private static partial Regex Outside();

    [GeneratedRegex(@"\b20[12]\d(-\d\d)?")]
    private static partial Regex Day();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoSlug();
}
