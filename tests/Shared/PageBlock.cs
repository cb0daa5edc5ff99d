using System.Text.RegularExpressions;

namespace Comparison.Tests.Shared;

/// <summary>A fenced block of a page, with what the comment above it says of it.</summary>
/// <param name="Note">The comment on the line above, without its marks; empty where there is none.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed partial record PageBlock(string Page, int Line, string Language, string Note, IReadOnlyList<string> Text)
{
    private const string RunBy = "run by ";

    /// <summary>The test that runs the block, as <c>Class</c> or <c>Class.Method</c>; null where the page names none.</summary>
    public string? Test => Note.StartsWith(RunBy, StringComparison.Ordinal) ? Note[RunBy.Length..] : null;

    public bool NeedsAws => Note == "needs AWS";

    public bool HasCommands => Language is "bash" or "sh" || (Language.Length == 0 && Text.Any(line => Command().IsMatch(line)));

    /// <summary>The blocks of a page, in their order.</summary>
    public static IEnumerable<PageBlock> Read(string page)
    {
        var lines = File.ReadAllLines(page);
        for (var start = 0; start < lines.Length; start++)
        {
            if (Fence().Match(lines[start]) is not { Success: true } fence)
                continue;
            var end = Array.FindIndex(lines, start + 1, line => line.TrimEnd() == fence.Groups["marks"].Value);
            if (end < 0)
                throw new InvalidDataException($"{page}, line {start + 1}: the block has no end.");
            var note = start > 0 ? Comment().Match(lines[start - 1]).Groups["text"].Value : "";
            yield return new(page, start + 1, fence.Groups["language"].Value, note, lines[(start + 1)..end]);
            start = end;
        }
    }

    [GeneratedRegex("^(?<marks>```+)(?<language>\\w*)")]
    private static partial Regex Fence();

    [GeneratedRegex("^<!-- (?<text>.*) -->$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*(\./compare|aws|curl|dotnet|terraform|tests/mutate|git|export)\s")]
    private static partial Regex Command();
}
