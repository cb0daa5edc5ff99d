using System.Globalization;
using System.Text;

namespace Comparison.Local.StatesLanguage.Jsonata.Pictures;

/// <summary>Whole numbers in English words.</summary>
internal static class NumberWords
{
    private static readonly string[] Few =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen",
        "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] FewOrdinals =
    [
        "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth",
        "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
    ];

    private static readonly string[] Tens = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

    private static readonly string[] Magnitudes = ["Thousand", "Million", "Billion", "Trillion"];

    private static readonly Dictionary<string, double> Values = CreateValues();

    /// <summary>All words of numbers, for patterns.</summary>
    public static IEnumerable<string> All => Values.Keys;

    /// <summary>Such as <c>Three Hundred and Sixty-Fifth</c>.</summary>
    public static string Write(double number, bool isOrdinal) => Write(number, follows: false, isOrdinal);

    /// <summary>The number that words stand for; none when one of them is no number.</summary>
    public static double Read(string words)
    {
        var sums = new Stack<double>([0]);
        foreach (var word in Split(words))
        {
            var value = Values.GetValueOrDefault(word, double.NaN);
            var top = sums.Pop();
            if (value >= 100 || double.IsNaN(value))
            {
                sums.Push(top * value);
                continue;
            }
            if (top >= 1000)
            {
                sums.Push(top);
                top = 0;
            }
            sums.Push(top + value);
        }
        return sums.Sum();
    }

    private static string[] Split(string words) => words
        .Replace(", ", " ", StringComparison.Ordinal)
        .Replace(" and ", " ", StringComparison.Ordinal)
        .Split(' ', '-', '\\');

    private static string Write(double number, bool follows, bool isOrdinal)
    {
        if (number < 20)
            return (follows ? " and " : "") + (isOrdinal ? FewOrdinals : Few)[(int)number];
        if (number < 100)
        {
            var ten = (follows ? " and " : "") + Tens[((int)number / 10) - 2];
            var rest = number % 10;
            return rest > 0 ? $"{ten}-{Write(rest, follows: false, isOrdinal)}" : isOrdinal ? $"{ten[..^1]}ieth" : ten;
        }
        if (number < 1000)
            return Compose(follows, Few[(int)number / 100] + " Hundred", number % 100, isOrdinal);
        var magnitude = Math.Min((int)Math.Floor(Math.Log10(number) / 3), Magnitudes.Length);
        var factor = Math.Pow(10, magnitude * 3);
        var count = Math.Floor(number / factor);
        return Compose(
            follows, $"{Write(count, follows: false, isOrdinal: false)} {Magnitudes[magnitude - 1]}", number - (count * factor), isOrdinal);
    }

    private static string Compose(bool follows, string head, double rest, bool isOrdinal)
    {
        var tail = rest > 0 ? Write(rest, follows: true, isOrdinal) : isOrdinal ? "th" : "";
        return (follows ? ", " : "") + head + tail;
    }

    private static Dictionary<string, double> CreateValues()
    {
        var values = new Dictionary<string, double>();
        void Add(string word, double value) => values[word.ToLowerInvariant()] = value;
        for (var i = 0; i < Few.Length; i++)
        {
            Add(Few[i], i);
            Add(FewOrdinals[i], i);
        }
        for (var i = 0; i < Tens.Length; i++)
        {
            Add(Tens[i], (i + 2) * 10);
            Add($"{Tens[i][..^1]}ieth", (i + 2) * 10);
        }
        Add("Hundred", 100);
        Add("Hundredth", 100);
        for (var i = 0; i < Magnitudes.Length; i++)
        {
            Add(Magnitudes[i], Math.Pow(10, (i + 1) * 3));
            Add($"{Magnitudes[i]}th", Math.Pow(10, (i + 1) * 3));
        }
        return values;
    }
}

/// <summary>Roman numerals.</summary>
internal static class RomanNumerals
{
    private const double MaxWritten = 1_000_000;

    private static readonly (int Value, string Letters)[] Numerals =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
        (4, "iv"), (1, "i"),
    ];

    /// <summary>In small letters. There is no numeral above a thousand, so a number beyond a million is shown in digits.</summary>
    public static string Write(double number)
    {
        if (number > MaxWritten)
            return number.ToString("F0", CultureInfo.InvariantCulture);
        var written = new StringBuilder();
        foreach (var (value, letters) in Numerals)
            for (; number >= value; number -= value)
                written.Append(letters);
        return written.ToString();
    }

    public static double Read(string numerals)
    {
        double total = 0, max = 1;
        foreach (var letter in numerals.ToLowerInvariant().Reverse())
        {
            var value = Numerals.FirstOrDefault(numeral => numeral.Letters == letter.ToString()).Value;
            total += value < max ? -value : value;
            max = Math.Max(max, value);
        }
        return total;
    }
}

/// <summary>Numbers as letters: a, b, … z, aa, ab, …</summary>
internal static class LetterNumbers
{
    public static string Write(double number)
    {
        var letters = new StringBuilder();
        for (var rest = number; rest > 0; rest = Math.Floor((rest - 1) / 26))
            letters.Insert(0, (char)('a' + ((rest - 1) % 26)));
        return letters.ToString();
    }

    public static double Read(string letters) =>
        letters.ToLowerInvariant().Aggregate(0.0, (number, letter) => (number * 26) + (letter - 'a' + 1));
}
