using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.Local.StatesLanguage.Jsonata.Pictures;

/// <summary>Reads times by a picture.</summary>
internal static class DateTimeParser
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

    /// <summary>Milliseconds since 1970; null when the text is not as the picture says.</summary>
    /// <param name="now">Stands for the year, month and so on above the largest part that the picture has.</param>
    /// <exception cref="JsonataException">D3136: there is a gap between the parts of the picture.</exception>
    public static double? Parse(string text, string picture, DateTimeOffset now, Budget budget)
    {
        var parts = DateTimePicture.Parse(picture).Parts;
        var pattern = new StringBuilder("^");
        foreach (var part in parts)
            pattern.Append('(').Append(part is PictureField field ? Pattern(field) : Regex.Escape(((PictureLiteral)part).Text)).Append(')');
        var regex = new Regex(pattern.Append(@"\z").ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MaxTime);
        var match = budget.Match(regex, text, 0);
        if (!match.Success)
            return null;
        var found = new Dictionary<char, double>();
        for (var i = 0; i < parts.Count; i++)
            if (parts[i] is PictureField field)
                found[field.Field] = Read(field, match.Groups[i + 1].Value);
        return found.Count == 0 ? null : Compose(found, now);
    }

    private static string Pattern(PictureField field) => field switch
    {
        { Field: 'Z' or 'z' } => (field.Field == 'z' ? "GMT" : "") + "[-+][0-9]+"
            + (field.Number is { Separators: [var separator, ..] } ? $"{Regex.Escape(separator.Text)}[0-9]+" : ""),
        { Names: NameCase.None, Number: { } number } => number.Pattern(),
        { Field: 'P' } => "[a-zA-Z]+",
        _ when field.AllNames().Count > 0 => "[a-zA-Z]+",
        _ => "",
    };

    private static double Read(PictureField field, string text)
    {
        switch (field)
        {
            case { Field: 'Z' or 'z' }:
                return ReadOffset(field, text);
            case { Names: NameCase.None, Number: { } number }:
                return number.ParseText(text);
            case { Field: 'P' }:
                return text switch { "am" or "AM" => 0, "pm" or "PM" => 1, _ => double.NaN };
            default:
                var names = field.AllNames();
                for (var i = 0; i < names.Count; i++)
                    if (text == (field.MaxWidth < names[i].Length ? names[i][..field.MaxWidth.Value] : names[i]))
                        return i + 1;
                return double.NaN;
        }
    }

    // In minutes.
    private static double ReadOffset(PictureField field, string text)
    {
        var offset = field.Field == 'z' ? text[3..] : text;
        var digits = offset[1..];
        var (hours, minutes) = field.Number is { Separators: [var separator, ..] } && digits.IndexOf(separator.Text, StringComparison.Ordinal) is >= 0 and var at
            ? (digits[..at], digits[(at + separator.Text.Length)..])
            : digits.Length <= 2 ? (digits, "0") : (digits[..2], digits[2..]);
        var total = (double.Parse(hours, CultureInfo.InvariantCulture) * 60) + double.Parse(minutes, CultureInfo.InvariantCulture);
        return offset[0] == '-' ? -total : total;
    }

    private static double Compose(Dictionary<char, double> found, DateTimeOffset now)
    {
        var byDayOfYear = !IsWithin(found, "YXMxWwdD", "YMD") && IsWithin(found, "YXMxWwdD", "Yd");
        // Weeks can be written, but not read.
        if (IsWithin(found, "YXMxWwdD", "Xxw") || IsWithin(found, "YXMxWwdD", "XW"))
            throw new JsonataException("D3136");
        var byHalf = !IsWithin(found, "PHhmsf", "Hmsf") && IsWithin(found, "PHhmsf", "Phmsf");
        Fill(found, (byDayOfYear ? "Yd" : "YMD") + (byHalf ? "Phmsf" : "Hmsf"), now);

        var (month, day) = byDayOfYear ? (0, found['d']) : (Math.Max(0, found['M'] - 1), found['D']);
        var hour = byHalf ? (found['h'] == 12 ? 0 : found['h']) + (found['P'] == 1 ? 12 : 0) : found['H'];
        var offset = found.GetValueOrDefault('Z', found.GetValueOrDefault('z', 0));
        return CalendarFields.ToMillis(found['Y'], month, day, hour, found['m'], found['s'], found['f']) - (offset * 60_000);
    }

    // Whether there are some of the fields, and none of all but these.
    private static bool IsWithin(Dictionary<char, double> found, string all, string fields) =>
        all.Any(field => found.ContainsKey(field) && fields.Contains(field)) && !all.Any(field => found.ContainsKey(field) && !fields.Contains(field));

    private static void Fill(Dictionary<char, double> found, string fields, DateTimeOffset now)
    {
        var (hasBegun, hasEnded) = (false, false);
        foreach (var field in fields)
            if (found.ContainsKey(field))
            {
                if (hasEnded)
                    throw new JsonataException("D3136");
                hasBegun = true;
            }
            else if (hasBegun)
            {
                found[field] = "MDd".Contains(field) ? 1 : 0;
                hasEnded = true;
            }
            else
            {
                found[field] = CalendarFields.Get(now.UtcDateTime, field);
            }
    }
}
