using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Comparison.Scenarios.Integrity;

/// <summary>Every long word of a log, so that thousands of tokens are looked for in one pass.</summary>
internal sealed partial class SecretWords(IEnumerable<string> log)
{
    private readonly HashSet<string> _logged = [.. log.SelectMany(WordsOf)];

    /// <summary>Where one of the secrets, or enough of it to know it by, stands.</summary>
    public IEnumerable<string> LeaksOf(IEnumerable<string> secrets, Aftermath aftermath)
    {
        // Tokens are base64: its letters and digits are the words, whatever stands around them or is escaped.
        var telling = secrets.Select(secret => WordsOf(secret).MaxBy(word => word.Length)).OfType<string>().ToHashSet();
        if (telling.Count == 0)
            yield break;
        if (telling.Overlaps(_logged))
            yield return "a log";
        foreach (var (place, contents) in Places(aftermath))
            if (contents.Any(content => content is not null && telling.Overlaps(WordsOf(content.ToJsonString()))))
                yield return place;
    }

    private static IEnumerable<(string Place, IEnumerable<JsonNode?> Contents)> Places(Aftermath aftermath) =>
    [
        ("the outcome", [aftermath.Outcome]),
        ("the desk's row beside its callback", aftermath.Decisions),
        ("the ledger", aftermath.Ledger),
        ("an article", aftermath.Articles),
        ("a notification", aftermath.Notices),
    ];

    // JSON writes a plus as \u002B, whose letters would become part of the next word.
    private static IEnumerable<string> WordsOf(string text) => LongWord().Matches(Escape().Replace(text, " ")).Select(word => word.Value);

    [GeneratedRegex(@"\\u[0-9A-Fa-f]{4}")]
    private static partial Regex Escape();

    [GeneratedRegex("[A-Za-z0-9_-]{12,}")]
    private static partial Regex LongWord();
}
