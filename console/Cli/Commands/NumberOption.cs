using System.CommandLine;
using System.Globalization;

namespace Comparison.Cli.Commands;

/// <summary>An option that takes a number within bounds, or a duration; what is anything else is refused with them.</summary>
internal static class NumberOption
{
    private const int MaxPort = 65_535;

    /// <param name="unit">What the number counts, as help shows it.</param>
    public static Option<decimal?> Within(string name, string unit, decimal least, decimal most, string description) => Create(
        name, unit, description, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most:0}"), text =>
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : (decimal?)null);

    /// <param name="unit">What the number counts, as help shows it.</param>
    public static Option<int?> Whole(string name, string unit, int least, int most, string description) => Create(
        name, unit, description, $"a whole number from {least} to {most}", text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : (int?)null);

    /// <summary>Where something listens.</summary>
    public static Option<int?> Port(string name, int usual, string description) =>
        Whole(name, "port", 0, MaxPort, $"{description}; 0 for any free port. {usual} when absent.");

    /// <summary>A duration up to a year: <c>90s</c>, <c>30m</c>, <c>48h</c> or <c>7d</c>.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => Create(
        name, "duration", description, "a duration such as 90s, 30m, 48h or 7d, at most 366d", text =>
            Parse(text) is { } duration && duration <= TimeSpan.FromDays(366) ? duration : (TimeSpan?)null);

    private static Option<T?> Create<T>(string name, string unit, string description, string expected, Func<string, T?> read)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = unit,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (read(text) is { } value)
                    return value;
                result.AddError($"{name} must be {expected}, not '{text}'.");
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
