namespace Comparison.Cli.Commands;

/// <summary>Says which of the names that there are somebody may have meant.</summary>
internal static class Nearest
{
    // Of guesses nobody reads more, and of all that there are nobody reads many more.
    private const int Shown = 6;
    private const int Listed = 60;

    /// <summary>One line about a name that there is not: the nearest, or those that there are where they are few or none is near.</summary>
    public static string Unknown(string kind, string name, IEnumerable<string> known)
    {
        string[] all = [.. known.Distinct()];
        string[] near = [.. all.Where(one => IsNear(name, one)).OrderBy(one => Distance(name, one)).Take(Shown)];
        return all.Length > Shown && near.Length > 0
            ? $"Unknown {kind} '{name}'. Nearest: {string.Join(", ", near)}."
            : $"Unknown {kind} '{name}'. Known: {string.Join(", ", all.Take(Listed))}{(all.Length > Listed ? $" and {all.Length - Listed} more" : "")}.";
    }

    /// <summary>The one that was meant in all likelihood; null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known) =>
        known.Where(one => IsNear(name, one)).MinBy(one => Distance(name, one));

    // A third of it mistyped, or a part of it.
    private static bool IsNear(string name, string known) =>
        Distance(name, known) <= Math.Max(1, known.Length / 3) || (name.Length > 2 && known.Contains(name, StringComparison.OrdinalIgnoreCase));

    // Levenshtein's: how many letters to change, add and take away.
    private static int Distance(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        foreach (var (row, letter) in one.Index())
        {
            var line = new int[other.Length + 1];
            line[0] = row + 1;
            for (var column = 1; column <= other.Length; column++)
            {
                var isSame = char.ToUpperInvariant(letter) == char.ToUpperInvariant(other[column - 1]);
                line[column] = Math.Min(Math.Min(line[column - 1], above[column]) + 1, above[column - 1] + (isSame ? 0 : 1));
            }
            above = line;
        }
        return above[^1];
    }
}
