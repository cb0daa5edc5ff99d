using System.Text;
using Comparison.Domain.Decisions;

namespace Comparison.Domain.Moderation;

/// <summary>The rules of moderation: which titles are held, and who is asked about them for how long.</summary>
public static class ModerationPolicy
{
    /// <summary>Begins the ids that are made for articles without one.</summary>
    public const string IdPrefix = "ART-";

    /// <summary>A character is a UTF-16 code unit: every language counts those alike, and they bound what is stored.</summary>
    public const int MaxTitleCharacters = 300;

    /// <summary>What an execution may last in all, in seconds: longer than the review with every retry around it.</summary>
    public const int ExecutionLimitSeconds = 4 * 24 * 3600;

    /// <summary>How long the moderators have.</summary>
    public static readonly TimeSpan ReviewDeadline = TimeSpan.FromHours(72);

    // In the form that Normalize gives.
    private static readonly string[] FlaggedWords = ["forbidden"];

    private static readonly string[] Moderators = ["moderators@example.com"];

    /// <summary>Whether no flagged word stands in the title, whatever its case and blanks.</summary>
    /// <remarks>
    /// Letters that only look alike (full width, mathematical, Cyrillic) pass: .NET folds them with ICU alone, which neither every machine
    /// nor every Lambda runtime has, and a rule must not depend on where it runs.
    /// </remarks>
    public static bool IsClean(string title)
    {
        var text = Normalize(title);
        return !FlaggedWords.Any(word => HasWord(text, word));
    }

    /// <summary>A title as it is compared: one blank between words and none around them, in small letters.</summary>
    public static string Normalize(string title) =>
        string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    public static DecisionKey Decision(Article article) => new(WorkflowName.Moderation, article.ArticleId);

    /// <summary>What the moderators are asked.</summary>
    public static Question Question(Article article, Deadlines deadlines) => new(
        Decision(article),
        $"Publish article {article.ArticleId}?",
        new Dictionary<string, string> { ["title"] = article.Title },
        Moderators,
        deadlines.Scaled(ReviewDeadline),
        article.CorrelationId);

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (!EndsInWord(text.AsSpan(0, at)) && !BeginsInWord(text.AsSpan(at + word.Length)))
                return true;
        return false;
    }

    // By runes: half of a surrogate pair is no letter, the letter that it belongs to may be one. An empty text gives U+FFFD, which is none.
    private static bool EndsInWord(ReadOnlySpan<char> text)
    {
        Rune.DecodeLastFromUtf16(text, out var last, out _);
        return Rune.IsLetterOrDigit(last);
    }

    private static bool BeginsInWord(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var first, out _);
        return Rune.IsLetterOrDigit(first);
    }
}
