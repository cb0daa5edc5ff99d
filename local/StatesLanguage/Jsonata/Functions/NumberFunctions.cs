using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Pictures;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Functions;

/// <summary>Functions on numbers.</summary>
internal static partial class NumberFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        Library.Define("sum", "<a<n>:n>", 1, call => Aggregate(call, numbers => numbers.Sum(), ofNone: 0)),
        Library.Define("max", "<a<n>:n>", 1, call => Aggregate(call, numbers => numbers.Max(), ofNone: null)),
        Library.Define("min", "<a<n>:n>", 1, call => Aggregate(call, numbers => numbers.Min(), ofNone: null)),
        Library.Define("average", "<a<n>:n>", 1, call => Aggregate(call, numbers => numbers.Sum() / numbers.Count, ofNone: null)),
        Library.Define("number", "<(nsb)-:n>", 1, ToNumber),
        Library.Define("abs", "<n-:n>", 1, call => Map(call, Math.Abs)),
        Library.Define("floor", "<n-:n>", 1, call => Map(call, Math.Floor)),
        Library.Define("ceil", "<n-:n>", 1, call => Map(call, Math.Ceiling)),
        Library.Define("round", "<n-n?:n>", 2, call => Map(call, number => Round(number, (int)(call.Number(1) ?? 0)))),
        Library.Define("sqrt", "<n-:n>", 1, call => Map(call, Root)),
        Library.Define("power", "<n-n:n>", 2, Power),
        Library.Define("random", "<:n>", 0, call => JsonValues.Box(call.Run.NextDouble())),
        Library.Define("formatNumber", "<n-so?:s>", 3, FormatNumber),
        Library.Define("formatBase", "<n-n?:s>", 2, FormatBase),
        Library.Define("formatInteger", "<n-s:s>", 2, call =>
            call.Number(0) is { } number && call.Text(1) is { } picture ? IntegerPicture.Parse(picture).Format(Math.Floor(number)) : null),
        Library.Define("parseInteger", "<s-s:n>", 2, call =>
            call.Text(0) is { } text && call.Text(1) is { } picture ? JsonValues.Box(IntegerPicture.Parse(picture).ParseText(text)) : null),
    ];

    /// <summary>To the nearest, a half to the even one; with places behind the point, or before it if they are negative.</summary>
    public static double Round(double number, int places)
    {
        var shifted = places == 0 ? number : Numbers.Shift(number, places);
        var rounded = Numbers.RoundHalfUp(shifted);
        if (Math.Abs(rounded - shifted) == 0.5 && Math.Abs(rounded % 2) == 1)
            rounded--;
        var result = places == 0 ? rounded : Numbers.Shift(rounded, -places);
        return result == 0 ? 0 : result;
    }

    private static object? Aggregate(FunctionCall call, Func<List<double>, double> aggregate, double? ofNone)
    {
        if (call.Array(0) is not { } array)
            return null;
        call.Run.Budget.Spend(array.Count);
        if (array.Count == 0)
            return ofNone;
        return JsonValues.Box(aggregate([.. array.Items.Select(Judgement.ToDouble)]));
    }

    private static object? Map(FunctionCall call, Func<double, double> map) => call.Number(0) is { } number ? JsonValues.Box(map(number)) : null;

    private static object? ToNumber(FunctionCall call)
    {
        switch (call[0])
        {
            case null or double or LargeInteger:
                return call[0];
            case bool flag:
                return JsonValues.Box(flag ? 1.0 : 0.0);
            case string text when Decimal().IsMatch(text)
                && double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var number && double.IsFinite(number):
                return JsonValues.Box(number);
            case string text when Prefixed().IsMatch(text):
                return JsonValues.Box(ParseDigits(text[2..].ToLowerInvariant(), char.ToLowerInvariant(text[1]) switch { 'x' => 16, 'o' => 8, _ => 2 }));
            default:
                throw new JsonataException("D3030") { Value = ValueText.Json(call[0]), Index = 1 };
        }
    }

    private static double ParseDigits(string digits, int radix) =>
        (double)digits.Aggregate(BigInteger.Zero, (value, digit) => (value * radix) + (char.IsAsciiDigit(digit) ? digit - '0' : digit - 'a' + 10));

    private static double Root(double number) =>
        number >= 0 ? Math.Sqrt(number) : throw new JsonataException("D3060") { Value = ValueText.Json(number), Index = 1 };

    private static object? Power(FunctionCall call)
    {
        if (call.Number(0) is not { } number || call.Number(1) is not { } exponent)
            return null;
        var result = Math.Pow(number, exponent);
        return double.IsFinite(result)
            ? JsonValues.Box(result)
            : throw new JsonataException("D3061") { Value = ValueText.Json(number), SecondValue = ValueText.Json(exponent), Index = 1 };
    }

    private static string? FormatNumber(FunctionCall call)
    {
        if (call.Number(0) is not { } number || call.Text(1) is not { } picture)
            return null;
        var options = call.Object(2)?.Members.Where(member => member.Value is string).ToDictionary(member => member.Key, member => (string)member.Value!);
        return NumberPicture.Format(number, picture, options ?? []);
    }

    private static string? FormatBase(FunctionCall call)
    {
        if (call.Number(0) is not { } number)
            return null;
        var radix = Round(call.Number(1) ?? 10, 0);
        if (radix is not (>= 2 and <= 36))
            throw new JsonataException("D3100") { Value = ValueText.Json(radix) };
        var rest = new BigInteger(Math.Abs(Round(number, 0)));
        var digits = new StringBuilder();
        do
        {
            var digit = (int)(rest % (int)radix);
            digits.Insert(0, (char)(digit < 10 ? '0' + digit : 'a' + digit - 10));
            rest /= (int)radix;
        }
        while (rest > 0);
        return Round(number, 0) < 0 ? $"-{digits}" : digits.ToString();
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^0([xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)\z")]
    private static partial Regex Prefixed();
}
