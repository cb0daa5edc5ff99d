using System.Globalization;
using System.Text;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Pictures;

/// <summary>Writes numbers by pictures such as <c>#,##0.00;(#,##0.00)</c> (XPath's format-number).</summary>
internal static class NumberPicture
{
    /// <exception cref="JsonataException">D308…, D309…: the picture is not well formed.</exception>
    public static string Format(double value, string picture, IReadOnlyDictionary<string, string> options)
    {
        var symbols = new PictureSymbols(options);
        var pictures = picture.Split(symbols.PatternSeparator);
        if (pictures.Length > 2)
            throw new JsonataException("D3080");
        var parsed = pictures.Select(part => SubPicture.Parse(part, symbols)).ToArray();
        var chosen = value >= 0 || double.IsNaN(value) ? parsed[0]
            : parsed.Length == 2 ? parsed[1]
            : parsed[0] with { Prefix = symbols.MinusSign + parsed[0].Prefix };
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? symbols.NotANumber : chosen.Prefix + symbols.Infinity + chosen.Suffix;
        return chosen.Prefix + Write(Math.Abs(value) * chosen.Scale, chosen, symbols) + chosen.Suffix;
    }

    private static string Write(double value, SubPicture picture, PictureSymbols symbols)
    {
        var exponent = 0;
        if (picture.MinExponent is not null && value > 0)
        {
            // So many digits before the point as the picture has.
            var (digits, point) = Numbers.Digits(value);
            exponent = point - picture.ScalingDigits;
            value = double.Parse($"0.{digits}e{picture.ScalingDigits}", NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        var rounded = Round(value, picture.MaxFraction);
        var parts = Math.Abs(rounded).ToString($"F{picture.MaxFraction}", CultureInfo.InvariantCulture).Split('.');
        var whole = parts[0].TrimStart('0').PadLeft(picture.MinWhole, '0');
        var fraction = (parts.Length > 1 ? parts[1] : "").TrimEnd('0').PadRight(picture.MinFraction, '0');

        var written = new StringBuilder(symbols.Localize(Group(whole, picture.WholeGroups, fromRight: true, symbols)));
        if (fraction.Length > 0)
            written.Append(symbols.DecimalSeparator).Append(symbols.Localize(Group(fraction, picture.FractionGroups, fromRight: false, symbols)));
        if (picture.MinExponent is { } width)
            written.Append(symbols.ExponentSeparator)
                .Append(exponent < 0 ? symbols.MinusSign : "")
                .Append(symbols.Localize(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0')));
        return written.ToString();
    }

    private static double Round(double value, int places)
    {
        var shifted = Numbers.Shift(value, places);
        var rounded = Numbers.RoundHalfUp(shifted);
        if (Math.Abs(rounded - shifted) == 0.5 && rounded % 2 == 1)
            rounded--;
        return Numbers.Shift(rounded, -places);
    }

    private static string Group(string digits, Groups groups, bool fromRight, PictureSymbols symbols)
    {
        var grouped = new StringBuilder();
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && groups.IsAt(fromRight ? digits.Length - i : i))
                grouped.Append(symbols.GroupingSeparator);
            grouped.Append(digits[i]);
        }
        return grouped.ToString();
    }
}

/// <summary>Where grouping separators stand, counted from the decimal separator.</summary>
/// <param name="Every">The distance when they stand at all its multiples; else 0.</param>
internal sealed record Groups(IReadOnlyCollection<int> Positions, int Every)
{
    public bool IsAt(int position) => Every > 0 ? position % Every == 0 : Positions.Contains(position);
}

/// <summary>The characters that mean something in a number picture.</summary>
internal sealed class PictureSymbols(IReadOnlyDictionary<string, string> options)
{
    public string DecimalSeparator { get; } = options.GetValueOrDefault("decimal-separator", ".");

    public string GroupingSeparator { get; } = options.GetValueOrDefault("grouping-separator", ",");

    public string ExponentSeparator { get; } = options.GetValueOrDefault("exponent-separator", "e");

    public string Infinity { get; } = options.GetValueOrDefault("infinity", "Infinity");

    public string MinusSign { get; } = options.GetValueOrDefault("minus-sign", "-");

    public string NotANumber { get; } = options.GetValueOrDefault("NaN", "NaN");

    public string Percent { get; } = options.GetValueOrDefault("percent", "%");

    public string PerMille { get; } = options.GetValueOrDefault("per-mille", "\u2030");

    public char ZeroDigit { get; } = options.GetValueOrDefault("zero-digit", "0").FirstOrDefault('0');

    public string OptionalDigit { get; } = options.GetValueOrDefault("digit", "#");

    public string PatternSeparator { get; } = options.GetValueOrDefault("pattern-separator", ";");

    public bool IsDigit(char character) => character >= ZeroDigit && character <= ZeroDigit + 9;

    public bool IsOptional(char character) => OptionalDigit == character.ToString();

    public bool IsActive(char character) =>
        IsDigit(character) || IsOptional(character) || character.ToString() is var text
            && (text == DecimalSeparator || text == GroupingSeparator || text == ExponentSeparator || text == PatternSeparator);

    public string Localize(string digits) => ZeroDigit == '0'
        ? digits
        : string.Concat(digits.Select(digit => char.IsAsciiDigit(digit) ? (char)(digit - '0' + ZeroDigit) : digit));
}
