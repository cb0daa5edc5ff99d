using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.Local.StatesLanguage.Jsonata.Pictures;

/// <summary>The half of a number picture for positive numbers, or the one for negative ones.</summary>
internal sealed record SubPicture(string Prefix, string Suffix)
{
    /// <summary>What numbers are multiplied by: 100 for percent, 1000 for per mille.</summary>
    public double Scale { get; private init; } = 1;

    public int MinWhole { get; private init; }

    /// <summary>Digits before the point of a number with an exponent.</summary>
    public int ScalingDigits { get; private init; }

    public int MinFraction { get; private init; }

    public int MaxFraction { get; private init; }

    /// <summary>Null without an exponent.</summary>
    public int? MinExponent { get; private init; }

    public required Groups WholeGroups { get; init; }

    public required Groups FractionGroups { get; init; }

    public static SubPicture Parse(string picture, PictureSymbols symbols)
    {
        // The exponent separator is a letter, and counts as a part of the number only within it.
        bool Begins(char character) => symbols.IsActive(character) && character.ToString() != symbols.ExponentSeparator;
        var first = picture.TakeWhile(character => !Begins(character)).Count();
        var last = picture.Reverse().TakeWhile(character => !Begins(character)).Count();
        var (prefix, suffix) = first == picture.Length ? ("", "") : (picture[..first], picture[^last..]);
        var active = picture[prefix.Length..(picture.Length - suffix.Length)];
        var (mantissa, exponent) = Split(active, symbols.ExponentSeparator);
        var (whole, fraction) = Split(mantissa, symbols.DecimalSeparator);
        if (Fault(picture, active, mantissa, whole, fraction, exponent, symbols) is { } code)
            throw new JsonataException(code);
        return Create(prefix, suffix, whole, fraction ?? "", exponent, symbols) with
        {
            Scale = picture.Contains(symbols.Percent, StringComparison.Ordinal) ? 100
                : picture.Contains(symbols.PerMille, StringComparison.Ordinal) ? 1000
                : 1,
        };
    }

    private static SubPicture Create(string prefix, string suffix, string whole, string fraction, string? exponent, PictureSymbols symbols)
    {
        var minWhole = whole.Count(symbols.IsDigit);
        var minFraction = fraction.Count(symbols.IsDigit);
        var maxFraction = minFraction + fraction.Count(symbols.IsOptional);
        var scaling = minWhole;
        if (minWhole == 0 && maxFraction == 0)
            (minWhole, minFraction, maxFraction) = exponent is null ? (1, 0, 0) : (0, 1, 1);
        if (exponent is not null && minWhole == 0 && whole.Any(symbols.IsOptional))
            minWhole = 1;
        if (minWhole == 0 && minFraction == 0)
            minFraction = 1;
        return new SubPicture(prefix, suffix)
        {
            MinWhole = minWhole,
            ScalingDigits = scaling,
            MinFraction = minFraction,
            MaxFraction = Math.Max(minFraction, maxFraction),
            MinExponent = exponent?.Count(symbols.IsDigit),
            WholeGroups = FindGroups(whole, symbols, fromRight: true),
            FractionGroups = FindGroups(fraction, symbols, fromRight: false),
        };
    }

    private static Groups FindGroups(string part, PictureSymbols symbols, bool fromRight)
    {
        var positions = new SortedSet<int>();
        for (var at = 0; at < part.Length; at++)
            if (part[at].ToString() == symbols.GroupingSeparator)
                positions.Add((fromRight ? part[at..] : part[..at]).Count(character => symbols.IsDigit(character) || symbols.IsOptional(character)));
        // Only whole numbers are grouped on and on.
        var every = fromRight && positions.Count > 0 ? positions.Aggregate(GreatestCommonDivisor) : 0;
        var isRegular = every > 0 && Enumerable.Range(1, positions.Count).All(times => positions.Contains(times * every));
        return new Groups(positions, isRegular ? every : 0);
    }

    private static int GreatestCommonDivisor(int first, int second) => second == 0 ? first : GreatestCommonDivisor(second, first % second);

    private static (string Before, string? After) Split(string text, string separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + separator.Length)..]);
    }

    // Of several faults, JSONata names the last in this order.
    private static string? Fault(
        string picture, string active, string mantissa, string whole, string? fraction, string? exponent, PictureSymbols symbols)
    {
        bool Twice(string symbol) => Split(picture, symbol).After?.Contains(symbol, StringComparison.Ordinal) ?? false;
        bool Has(string symbol) => picture.Contains(symbol, StringComparison.Ordinal);
        var group = symbols.GroupingSeparator;
        var firstOptional = whole.IndexOf(symbols.OptionalDigit, StringComparison.Ordinal);
        var lastOptional = fraction?.LastIndexOf(symbols.OptionalDigit, StringComparison.Ordinal) ?? -1;
        (bool IsFault, string Code)[] checks =
        [
            (Twice(symbols.DecimalSeparator), "D3081"),
            (Twice(symbols.Percent), "D3082"),
            (Twice(symbols.PerMille), "D3083"),
            (Has(symbols.Percent) && Has(symbols.PerMille), "D3084"),
            (!mantissa.Any(character => symbols.IsDigit(character) || symbols.IsOptional(character)), "D3085"),
            (!active.All(symbols.IsActive), "D3086"),
            (fraction is not null && (whole.EndsWith(group, StringComparison.Ordinal) || fraction.StartsWith(group, StringComparison.Ordinal)), "D3087"),
            (fraction is null && whole.EndsWith(group, StringComparison.Ordinal), "D3088"),
            (Has(group + group), "D3089"),
            (firstOptional >= 0 && whole[..firstOptional].Any(symbols.IsDigit), "D3090"),
            (lastOptional >= 0 && fraction![lastOptional..].Any(symbols.IsDigit), "D3091"),
            (exponent is not null && (Has(symbols.Percent) || Has(symbols.PerMille)), "D3092"),
            (exponent is not null && (exponent.Length == 0 || !exponent.All(symbols.IsDigit)), "D3093"),
        ];
        return checks.LastOrDefault(check => check.IsFault).Code;
    }
}
