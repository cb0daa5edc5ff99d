using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.Local.StatesLanguage.Jsonata.Pictures;

/// <summary>How a whole number is written: <c>#,##0</c>, <c>Ww;o</c>, <c>i</c> … (XPath's format-integer).</summary>
internal sealed record IntegerPicture
{
    // The digits zero of the scripts that have digits.
    private static readonly int[] Zeros =
    [
        0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0,
        0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900,
        0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    ];

    private enum Style
    {
        Digits,
        Letters,
        Roman,
        Words,

        /// <summary>A numbering that is not known here; only using it is an error.</summary>
        Unknown,
    }

    private enum Casing
    {
        Lower,
        Upper,
        Title,
    }

    public int MandatoryDigits { get; init; }

    public int OptionalDigits { get; init; }

    /// <summary>Whether the same separator stands after every so many digits.</summary>
    public bool IsRegular { get; private init; }

    /// <summary>Where separators stand, counted from the last digit.</summary>
    public IReadOnlyList<(int Position, string Text)> Separators { get; private init; } = [];

    /// <summary>Exactly how many digits are read, where another number follows at once.</summary>
    public int? ParsedWidth { get; init; }

    private string Text { get; init; } = "";

    private Style Writing { get; init; }

    private Casing Case { get; init; }

    private bool IsOrdinal { get; init; }

    private int Zero { get; init; } = Zeros[0];

    /// <exception cref="JsonataException">D3131: digits of several scripts.</exception>
    public static IntegerPicture Parse(string picture)
    {
        var mark = picture.LastIndexOf(';');
        var primary = mark < 0 ? picture : picture[..mark];
        var parsed = primary switch
        {
            "A" => new IntegerPicture { Writing = Style.Letters, Case = Casing.Upper },
            "a" => new IntegerPicture { Writing = Style.Letters },
            "I" => new IntegerPicture { Writing = Style.Roman, Case = Casing.Upper },
            "i" => new IntegerPicture { Writing = Style.Roman },
            "W" => new IntegerPicture { Writing = Style.Words, Case = Casing.Upper },
            "Ww" => new IntegerPicture { Writing = Style.Words, Case = Casing.Title },
            "w" => new IntegerPicture { Writing = Style.Words },
            _ => ParseDigits(primary),
        };
        return parsed with { Text = primary, IsOrdinal = mark >= 0 && picture[(mark + 1)..].StartsWith('o') };
    }

    public string Format(double value)
    {
        var absolute = Math.Abs(value);
        var written = Writing switch
        {
            Style.Letters => WithCase(LetterNumbers.Write(absolute)),
            Style.Roman => WithCase(RomanNumerals.Write(absolute)),
            Style.Words => WithCase(NumberWords.Write(absolute, IsOrdinal)),
            Style.Digits => FormatDigits(absolute),
            _ => throw Unsupported(),
        };
        return value < 0 ? $"-{written}" : written;
    }

    public double ParseText(string text) => Writing switch
    {
        Style.Letters => LetterNumbers.Read(text),
        Style.Roman => RomanNumerals.Read(text),
        Style.Words => NumberWords.Read(text.ToLowerInvariant()),
        Style.Digits => ReadDigits(text),
        _ => throw Unsupported(),
    };

    /// <summary>The pattern of what this picture reads, for a part of a date.</summary>
    public string Pattern() => Writing switch
    {
        Style.Letters => Case == Casing.Upper ? "[A-Z]+" : "[a-z]+",
        Style.Roman => Case == Casing.Upper ? "[MDCLXVI]+" : "[mdclxvi]+",
        Style.Words => $"(?:{string.Join('|', NumberWords.All)}|and|[\\-, ])+",
        Style.Digits => (ParsedWidth is { } width ? $"[0-9]{{{width}}}" : "[0-9]+") + (IsOrdinal ? "(?:th|st|nd|rd)" : ""),
        _ => throw Unsupported(),
    };

    private static IntegerPicture ParseDigits(string primary)
    {
        int? zero = null;
        var (mandatory, optional, position) = (0, 0, 0);
        var separators = new List<(int Position, string Text)>();
        foreach (var rune in primary.EnumerateRunes().Reverse())
        {
            var of = Zeros.FirstOrDefault(first => rune.Value >= first && rune.Value <= first + 9, -1);
            if (of >= 0)
            {
                mandatory++;
                position++;
                if ((zero ??= of) != of)
                    throw new JsonataException("D3131");
            }
            else if (rune.Value == '#')
            {
                optional++;
                position++;
            }
            else
            {
                separators.Add((position, rune.ToString()));
            }
        }
        if (mandatory == 0)
            return new IntegerPicture { Writing = Style.Unknown };
        var every = RegularDistance(separators);
        return new IntegerPicture
        {
            MandatoryDigits = mandatory,
            OptionalDigits = optional,
            Zero = zero!.Value,
            IsRegular = every > 0,
            Separators = every > 0 ? [(every, separators[0].Text)] : separators,
        };
    }

    /// <summary>The distance of separators that are all the same and stand at all its multiples; else 0.</summary>
    private static int RegularDistance(List<(int Position, string Text)> separators)
    {
        if (separators.Count == 0 || separators.Exists(separator => separator.Text != separators[0].Text))
            return 0;
        var distance = separators.Aggregate(0, (known, separator) => (int)System.Numerics.BigInteger.GreatestCommonDivisor(known, separator.Position));
        return Enumerable.Range(1, separators.Count).All(times => separators.Exists(separator => separator.Position == times * distance)) ? distance : 0;
    }

    private string FormatDigits(double value)
    {
        var digits = value < 1e21 ? value.ToString("F0", CultureInfo.InvariantCulture) : Values.Numbers.ToText(value);
        digits = digits.PadLeft(MandatoryDigits, '0');
        var last = digits;
        if (Zero != '0')
            digits = string.Concat(digits.Select(digit => char.IsAsciiDigit(digit) ? char.ConvertFromUtf32(digit - '0' + Zero) : digit.ToString()));
        digits = Separate(digits);
        return IsOrdinal ? digits + Ordinal(last) : digits;
    }

    private string Separate(string digits)
    {
        var separated = new StringBuilder(digits);
        var places = IsRegular
            ? Enumerable.Range(1, Math.Max(0, (digits.Length - 1) / Separators[0].Position))
                .Select(times => (Position: times * Separators[0].Position, Separators[0].Text))
            : Separators;
        foreach (var (position, text) in places.OrderByDescending(place => place.Position))
            if (position < digits.Length)
                separated.Insert(separated.Length - position, text);
        return separated.ToString();
    }

    private static string Ordinal(string digits) => digits switch
    {
        [.., '1', _] => "th",
        [.., '1'] => "st",
        [.., '2'] => "nd",
        [.., '3'] => "rd",
        _ => "th",
    };

    private double ReadDigits(string text)
    {
        var digits = IsOrdinal && text.Length >= 2 ? text[..^2] : text;
        foreach (var (_, separator) in Separators)
            digits = digits.Replace(separator, "", StringComparison.Ordinal);
        if (Zero != '0')
            digits = string.Concat(digits.Select(digit => digit >= Zero && digit <= Zero + 9 ? (char)(digit - Zero + '0') : digit));
        // As in JavaScript, what follows the digits is passed over.
        var number = Regex.Match(digits, @"^\s*[-+]?[0-9]+");
        return number.Success ? double.Parse(number.Value, CultureInfo.InvariantCulture) : double.NaN;
    }

    private string WithCase(string text) => Case switch
    {
        Casing.Upper => text.ToUpperInvariant(),
        Casing.Lower => text.ToLowerInvariant(),
        _ => text,
    };

    private JsonataException Unsupported() => new("D3130") { Value = ErrorTexts.Quote(Text) };
}
