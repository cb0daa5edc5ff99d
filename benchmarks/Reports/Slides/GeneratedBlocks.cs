using System.Text.RegularExpressions;

namespace Comparison.Reports.Slides;

/// <summary>The generated parts of a page: what stands between two comments, of which the first says what the part is.</summary>
/// <remarks>
/// <c>&lt;!-- generated: PART --&gt;</c> … <c>&lt;!-- generated: end --&gt;</c>. Whoever renders the page leaves
/// both comments out, because Marp takes comments for speaker notes.
/// </remarks>
internal static partial class GeneratedBlocks
{
    /// <summary>The page with each part written anew.</summary>
    /// <param name="write">The part that a comment asks for.</param>
    public static string Fill(string page, Func<string, string> write) => Block().Replace(page, block =>
        $"{block.Groups["start"].Value}\n\n{write(block.Groups["part"].Value)}\n\n{block.Groups["end"].Value}");

    /// <summary>The parts that read otherwise than they would if they were written now.</summary>
    public static IEnumerable<(int Line, string Part)> Stale(string page, Func<string, string> write) => Block().Matches(page)
        .Where(block => block.Groups["body"].Value.Trim('\n') != write(block.Groups["part"].Value))
        .Select(block => (LineOf(page, block.Index), block.Groups["part"].Value));

    /// <summary>The parts that have no end, which <see cref="Fill"/> would pass over.</summary>
    public static IEnumerable<(int Line, string Part)> Unended(string page)
    {
        var ended = Block().Matches(page).Select(block => block.Index).ToHashSet();
        return Start().Matches(page).Where(start => !ended.Contains(start.Index)).Select(start => (LineOf(page, start.Index), start.Groups["part"].Value));
    }

    private static int LineOf(string page, int index) => page.AsSpan(0, index).Count('\n') + 1;

    [GeneratedRegex(@"(?<start><!-- generated: (?!end)(?<part>[^\n]+?) -->)\n(?<body>((?!<!-- generated: )[^\0])*?)(?<end><!-- generated: end -->)")]
    private static partial Regex Block();

    [GeneratedRegex(@"<!-- generated: (?!end)(?<part>[^\n]+?) -->")]
    private static partial Regex Start();
}
