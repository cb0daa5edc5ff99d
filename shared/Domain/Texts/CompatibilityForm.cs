using System.Text;

namespace Comparison.Domain.Texts;

/// <summary>Unicode's normalisation form KC: what looks alike but for width, style or composition becomes one text.</summary>
/// <remarks>
/// Not <see cref="string.Normalize(NormalizationForm)"/>: where .NET runs without ICU (this suite does, and so may Lambda) that
/// returns every text as it is, without an error. The algorithm is that of Unicode Standard Annex 15.
/// </remarks>
public static class CompatibilityForm
{
    private static readonly Lazy<CompatibilityTable> Table = new(CompatibilityTable.Load);

    public static string Of(string text) => Ascii.IsValid(text) ? text : Written(Composed(Ordered(Decomposed(text))));

    private static List<int> Decomposed(string text)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Hangul.IsSyllable(rune.Value))
                points.AddRange(Hangul.Decompose(rune.Value));
            else
                points.AddRange(Table.Value.Decompose(rune.Value));
        return points;
    }

    // Marks on one letter come in the order of their classes; those of one class keep theirs, so the sort is a stable one.
    private static List<int> Ordered(List<int> points)
    {
        for (var at = 1; at < points.Count; at++)
            for (var to = at; to > 0 && Class(points[to]) is > 0 and var own && Class(points[to - 1]) > own; to--)
                (points[to - 1], points[to]) = (points[to], points[to - 1]);
        return points;
    }

    private static List<int> Composed(List<int> points)
    {
        var composed = new List<int>(points.Count);
        var starter = -1;
        foreach (var point in points)
        {
            // A mark is blocked from its letter by another of the same class, or a higher one, between them.
            var isBlocked = composed.Count - 1 > starter && Class(composed[^1]) >= Class(point);
            if (starter >= 0 && !isBlocked && Pair(composed[starter], point) is { } one)
            {
                composed[starter] = one;
                continue;
            }
            if (Class(point) == 0)
                starter = composed.Count;
            composed.Add(point);
        }
        return composed;
    }

    private static int? Pair(int first, int second) => Hangul.Compose(first, second) ?? Table.Value.Compose(first, second);

    private static int Class(int point) => Table.Value.Class(point);

    private static string Written(List<int> points)
    {
        var text = new StringBuilder(points.Count);
        foreach (var point in points)
            text.Append(char.ConvertFromUtf32(point));
        return text.ToString();
    }
}
