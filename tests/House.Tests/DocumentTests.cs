using System.Text.RegularExpressions;

namespace Comparison.House.Tests;

/// <summary>What the pages point to is there, and each room has a page.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Pages =
        [.. Repository.Files(".", "*.md").Where(page => !page.Contains("node_modules", StringComparison.Ordinal))];

    public static TheoryData<string> Rooms =>
        ["benchmarks", "console", "docs", "durable", "local", "shared", "stepfunctions", "terraform", "tests"];

    [Fact]
    public void Links_LeadToFiles() => AssertEach(Link(), link => Path.Exists(link.FromPage));

    [Fact]
    public void Paths_InCode_Exist() =>
        AssertEach(CodePath(), path => Path.Exists(Path.Combine(Repository.Root, path.Target)) || Path.Exists(path.FromPage));

    [Fact]
    public void Links_NamedAfterAMember_LeadToAFileThatNamesIt() => AssertEach(
        Member(), member => File.Exists(member.FromPage) && File.ReadAllText(member.FromPage).Contains(member.Name, StringComparison.Ordinal));

    [Theory, MemberData(nameof(Rooms))]
    public void Room_SaysWhatBelongsThere(string room) =>
        Assert.True(File.Exists(Path.Combine(Repository.Root, room, "README.md")), $"{room}/README.md is missing.");

    private static void AssertEach(Regex pattern, Predicate<Pointer> isRight)
    {
        var pointers = Pages.SelectMany(page => pattern.Matches(File.ReadAllText(page))
            .Select(match => new Pointer(page, match.Groups["path"].Value, match.Groups["name"].Value))).ToArray();
        var wrong = pointers.Where(pointer => !isRight(pointer)).ToArray();

        Assert.NotEmpty(pointers);
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Select(
            pointer => $"{Repository.Shown(pointer.Page)} points to {pointer.Target} {pointer.Name}")));
    }

    [GeneratedRegex(@"\]\((?!https?:|#)(?<path>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    // A path that begins with a room and has no placeholder in it: from the root, or from the page.
    [GeneratedRegex("`(?<path>(benchmarks|build|console|docs|durable|local|shared|stepfunctions|terraform|tests)/[a-zA-Z0-9_./-]*)`")]
    private static partial Regex CodePath();

    [GeneratedRegex(@"\[`(\w+\.)*(?<name>\w+)`\]\((?<path>[^)#]+\.cs)\)")]
    private static partial Regex Member();

    private sealed record Pointer(string Page, string Target, string Name)
    {
        public string FromPage => Path.Combine(Path.GetDirectoryName(Page)!, Target);
    }
}
