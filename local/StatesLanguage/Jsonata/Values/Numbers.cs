using System.Globalization;
using System.Text;

namespace Comparison.Local.StatesLanguage.Jsonata.Values;

/// <summary>A whole number of 64 bits that no double holds, such as 9007199254740993. All other numbers are doubles.</summary>
/// <remarks>
/// AWS keeps whole numbers of JSON exactly up to 64 bits, in what is passed on, in <c>$parse</c> and in <c>$string</c>, and has the
/// nearest double for larger ones (measured by others, 2026). Nothing more is known of its engine than that: here numbers in expressions
/// are kept as well, and <c>+ - * %</c> of whole numbers yield the exact one if it has 64 bits; <c>/</c> and functions calculate in doubles.
/// </remarks>
internal sealed record LargeInteger
{
    /// <summary>2^53: beyond it a double no longer tells neighbouring whole numbers apart.</summary>
    public const double MinMagnitude = 9_007_199_254_740_992;

    private LargeInteger(long value) => Value = value;

    public long Value { get; }

    /// <summary>The number, or null when a double holds it.</summary>
    public static LargeInteger? TryCreate(long number) => (Int128)(double)number == number ? null : new(number);

    public LargeInteger Negate() => new(-Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Numbers as JavaScript writes and rounds them.</summary>
internal static class Numbers
{
    private const double MaxPlainInteger = 1e15;
    private const int MaxDigits = 15;

    /// <summary>The shortest digits that give the number back; with an exponent from 1e21 on and below 1e-6.</summary>
    public static string ToText(double number)
    {
        if (Math.Abs(number) < MaxPlainInteger && Math.Floor(number) == number)
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";

        return Write(number < 0, Digits(Math.Abs(number)));
    }

    /// <summary>A fraction with 15 digits, which hides what binary fractions leave behind: 0.1 + 0.2 shows as 0.3.</summary>
    public static string ToRoundedText(double number)
    {
        if (Math.Floor(number) == number)
            return ToText(number);
        var digits = Digits(Math.Abs(number));
        return digits.Digits.Length <= MaxDigits
            ? Write(number < 0, digits)
            : ToText(double.Parse(number.ToString("E14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    /// <summary>Half goes up, as in JavaScript.</summary>
    public static double RoundHalfUp(double number) =>
        Math.Abs(number) < 4_503_599_627_370_496 ? Math.Floor(number + 0.5) : number;

    /// <summary>Times a power of ten, in decimal: 1.005 times 100 is 100.5.</summary>
    public static double Shift(double number, int places)
    {
        if (!double.IsFinite(number))
            return number;
        var (mantissa, exponent) = Split(ToText(number), 'e');
        return double.Parse($"{mantissa}e{exponent + places}", NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The digits of a number above zero, and where its decimal point is: 12.5 is "125" and 2.</summary>
    public static (string Digits, int Point) Digits(double number)
    {
        var (mantissa, exponent) = Split(number.ToString("R", CultureInfo.InvariantCulture), 'E');
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? mantissa.Length : dot;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var point = whole + exponent - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return digits.Length == 0 ? ("0", 1) : (digits, point);
    }

    private static string Write(bool isNegative, (string Digits, int Point) number)
    {
        var (digits, point) = number;
        var text = new StringBuilder(isNegative ? "-" : "");
        if (point is > 21 or < -5)
        {
            text.Append(digits[0]);
            if (digits.Length > 1)
                text.Append('.').Append(digits, 1, digits.Length - 1);
            return text.Append('e').Append(point > 0 ? '+' : '-').Append(CultureInfo.InvariantCulture, $"{Math.Abs(point - 1)}").ToString();
        }
        if (point <= 0)
            return text.Append("0.").Append('0', -point).Append(digits).ToString();
        if (digits.Length <= point)
            return text.Append(digits).Append('0', point - digits.Length).ToString();
        return text.Append(digits, 0, point).Append('.').Append(digits, point, digits.Length - point).ToString();
    }

    private static (string Mantissa, int Exponent) Split(string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0
            ? (text, 0)
            : (text[..at], int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }
}
