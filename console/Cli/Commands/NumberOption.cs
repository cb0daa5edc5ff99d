using System.CommandLine;
using System.Globalization;

namespace Comparison.Cli.Commands;

/// <summary>An option that takes a number within bounds, or a duration.</summary>
internal static class NumberOption
{
    /// <summary>A number; what is outside of the bounds is refused with them.</summary>
    public static Option<decimal?> Within(string name, decimal least, decimal most, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most)
                return number;
            result.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{name} must be a number from {least} to {most:0}, not '{text}'."));
            return null;
        },
    };

    /// <summary>A whole number; what is outside of the bounds, or has a fraction, is refused with them.</summary>
    public static Option<int?> Whole(string name, int least, int most, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            result.AddError($"{name} must be a whole number from {least} to {most}, not '{text}'.");
            return null;
        },
    };

    /// <summary>A duration up to a year: <c>90s</c>, <c>30m</c>, <c>48h</c> or <c>7d</c>.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Parse(text) is { } duration && duration <= TimeSpan.FromDays(366))
                return duration;
            result.AddError($"{name} must be a duration such as 90s, 30m, 48h or 7d, at most 366d, not '{text}'.");
            return null;
        },
    };

    private static TimeSpan? Parse(string text)
    {
        if (text.Length < 2
            || !uint.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            // More days than a TimeSpan holds are more than a year as well.
            'd' when count <= 366 => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
