using System.Globalization;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Pictures;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Functions;

/// <summary>Functions on points in time, which are numbers of milliseconds since 1970.</summary>
internal static partial class TimeFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        Library.Define("now", "<s?s?:s>", 2, call => DateTimePicture.Format(Millis(call.Run), call.Text(0), call.Text(1))),
        Library.Define("millis", "<:n>", 0, call => JsonValues.Box(Millis(call.Run))),
        Library.Define("fromMillis", "<n-s?s?:s>", 3, call =>
            call.Number(0) is { } millis ? DateTimePicture.Format(millis, call.Text(1), call.Text(2)) : null),
        Library.Define("toMillis", "<s-s?:n>", 2, ToMillis),
    ];

    private static double Millis(EvaluationRun run) => run.Now.ToUnixTimeMilliseconds();

    private static object? ToMillis(FunctionCall call)
    {
        if (call.Text(0) is not { } text)
            return null;
        if (call.Text(1) is { } picture)
            return DateTimeParser.Parse(text, picture, call.Run.Now, call.Run.Budget) is { } parsed ? JsonValues.Box(parsed) : null;
        if (!Iso().IsMatch(text) || !DateTimeOffset.TryParse(
                text.Length == 4 ? $"{text}-01-01" : text, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            throw new JsonataException("D3110") { Value = ValueText.Json(text) };
        return JsonValues.Box((double)time.ToUnixTimeMilliseconds());
    }

    [GeneratedRegex(@"^\d{4}(-[01]\d)*(-[0-3]\d)*(T[0-2]\d:[0-5]\d:[0-5]\d)*(\.\d+)?([+-][0-2]\d:?[0-5]\d|Z)?\z")]
    private static partial Regex Iso();
}
