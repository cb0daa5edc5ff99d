using System.Globalization;
using System.Text.RegularExpressions;
using Comparison.Reports.Documents;

namespace Comparison.Reports.Slides;

/// <summary>The slides of a Marp deck, as far as they are checked without rendering them.</summary>
internal sealed partial record Deck(IReadOnlyList<Slide> Slides)
{
    /// <summary>The talks that the deck is made for, in minutes: each slide says how many of its own it has in each of them.</summary>
    public static IReadOnlyList<int> Talks { get; } = [20, 45, 90];

    public static Deck Read(string text)
    {
        var slides = new List<List<string>> { new() };
        var isCode = false;
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, "---", 1); // of the settings of the whole deck
        foreach (var line in lines[(end + 1)..])
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (line == "---" && !isCode)
                slides.Add([]);
            else
                slides[^1].Add(line);
        }
        return new([.. slides.Select((slide, index) => Slide.Read(index + 1, string.Join('\n', slide)))]);
    }

    /// <summary>What is wrong with the slides, a line each.</summary>
    public IEnumerable<string> Faults() => Slides.SelectMany(slide => slide.Faults()).Concat(
        Talks.Select((minutes, talk) => (Minutes: minutes, Sum: Slides.Sum(slide => slide.Minutes.ElementAtOrDefault(talk))))
            .Where(talk => talk.Sum > talk.Minutes)
            .Select(talk => string.Create(CultureInfo.InvariantCulture, $"the slides of the talk of {talk.Minutes} minutes take {talk.Sum:0.#}")));

    /// <summary>Which slides are shown in which talk, and for how long.</summary>
    public DocumentTable Timing() => new(
        "",
        [.. Column.Numbers("slide"), .. Column.Texts("title"), .. Column.Numbers(Talks.Select(talk => $"{talk} minutes"))],
        [
            .. Slides.Select(slide => (string[])[$"{slide.Number}", slide.Title, .. slide.Minutes.Select(Text)]),
            ["", "in all", .. Talks.Select((_, talk) => Text(Slides.Sum(slide => slide.Minutes.ElementAtOrDefault(talk))))],
        ]);

    private static string Text(decimal minutes) => minutes == 0 ? "–" : minutes.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>One slide.</summary>
/// <param name="Minutes">For each of the deck's talks; 0 where it is left out.</param>
/// <param name="Notes">What is said.</param>
internal sealed partial record Slide(int Number, string Title, IReadOnlyList<decimal> Minutes, string Notes, string Text)
{
    private const int WordsPerMinute = 150;
    private const int MaxLinesOfCode = 22;

    public int Words => Word().Count(Notes);

    public static Slide Read(int number, string text)
    {
        var comments = Comment().Matches(text).Select(comment => comment.Groups["text"].Value).ToList();
        var minutes = comments.Select(comment => Setting().Match(comment)).FirstOrDefault(setting => setting.Success && setting.Groups["name"].Value == "minutes");
        return new(
            number,
            Heading().Match(text).Groups["title"].Value,
            [.. ReadMinutes(minutes?.Groups["value"].Value ?? "")],
            string.Join('\n', comments.Where(comment => !Setting().IsMatch(comment))),
            text);
    }

    /// <summary>What is wrong with it, a line each.</summary>
    public IEnumerable<string> Faults()
    {
        if (Title.Length == 0)
            yield return Say("has no title");
        if (Minutes.Count != Deck.Talks.Count)
            yield return Say($"does not say its minutes in the talks of {string.Join(", ", Deck.Talks)} minutes");
        else if (Words > WordsPerMinute * Minutes.Where(minutes => minutes > 0).DefaultIfEmpty().Min())
            yield return Say($"has notes of {Words} words, more than {WordsPerMinute} for each of its minutes");
        if (Words == 0)
            yield return Say("has no notes");
        foreach (var code in Code().Matches(Text).Select(code => code.Groups["code"].Value.Count('\n')).Where(lines => lines > MaxLinesOfCode))
            yield return Say($"has {code} lines of code, more than {MaxLinesOfCode}");
        if (BareImage().IsMatch(Text))
            yield return Say("has a figure without a text for whoever does not see it");
    }

    private static IEnumerable<decimal> ReadMinutes(string setting)
    {
        foreach (var part in setting.Split('/'))
            if (decimal.TryParse(part, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var minutes))
                yield return minutes;
    }

    private string Say(string fault) => $"slide {Number} ({Title}) {fault}";

    [GeneratedRegex(@"<!--\s*(?<text>[^\0]*?)\s*-->")]
    private static partial Regex Comment();

    // Settings of Marp's and our own are no notes.
    [GeneratedRegex(@"^(?<name>_?[a-z][A-Za-z]*): (?<value>[^\n]*)$")]
    private static partial Regex Setting();

    [GeneratedRegex(@"(?m)^#{1,2} (?<title>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?m)^```\w+\n(?<code>[^\0]*?)^```$")]
    private static partial Regex Code();

    [GeneratedRegex(@"!\[\s*\]\(")]
    private static partial Regex BareImage();

    [GeneratedRegex(@"[\w'’.,$-]*\w[\w'’.,$-]*")]
    private static partial Regex Word();
}
