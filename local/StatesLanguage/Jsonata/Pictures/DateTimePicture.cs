using System.Globalization;
using System.Text;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Pictures;

/// <summary>How a time is written: <c>[Y0001]-[M01]-[D01]</c> … (XPath's format-dateTime).</summary>
internal sealed class DateTimePicture
{
    public const string Iso = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";

    private DateTimePicture(IReadOnlyList<PicturePart> parts) => Parts = parts;

    public static IReadOnlyList<string> Months { get; } = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    /// <summary>From Monday, which is 1.</summary>
    public static IReadOnlyList<string> Days { get; } = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public IReadOnlyList<PicturePart> Parts { get; }

    /// <exception cref="JsonataException">D3132, D3135: the picture is not well formed.</exception>
    public static DateTimePicture Parse(string picture)
    {
        var parts = new List<PicturePart>();
        var literal = new StringBuilder();
        for (var at = 0; at < picture.Length; at++)
            if (picture[at] is '[' or ']' && at + 1 < picture.Length && picture[at + 1] == picture[at])
            {
                literal.Append(picture[at++]);
            }
            else if (picture[at] == '[')
            {
                var end = picture.IndexOf(']', at);
                if (end < 0)
                    throw new JsonataException("D3135");
                AddLiteral(parts, literal);
                var field = PictureField.Parse(string.Concat(picture[(at + 1)..end].Where(character => !char.IsWhiteSpace(character))));
                // A number behind a number can be told from it only by its width.
                if (field.Number is not null && parts is [.., PictureField { Number: { } number } before])
                    parts[^1] = before with { Number = number with { ParsedWidth = number.MandatoryDigits } };
                parts.Add(field);
                at = end;
            }
            else
            {
                literal.Append(picture[at]);
            }
        AddLiteral(parts, literal);
        return new DateTimePicture(parts);
    }

    /// <param name="zone">Such as <c>-0500</c>.</param>
    public static string Format(double millis, string? picture, string? zone)
    {
        var offset = ParseZone(zone);
        var parsed = Parse(picture ?? Iso);
        var ticks = millis * TimeSpan.TicksPerMillisecond;
        if (!(Math.Abs(ticks) < DateTime.MaxValue.Ticks))
            throw new JsonataException("D1001") { Value = ValueText.Json(millis) };
        DateTime time;
        try
        {
            time = DateTime.UnixEpoch.AddMilliseconds(Math.Floor(millis)).AddMinutes((offset.Hours * 60) + offset.Minutes);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new JsonataException("D1001") { Value = ValueText.Json(millis) };
        }
        var written = new StringBuilder();
        foreach (var part in parsed.Parts)
            written.Append(part is PictureField field ? field.Format(time, offset.Hours, offset.Minutes) : ((PictureLiteral)part).Text);
        return written.ToString();
    }

    private static (int Hours, int Minutes) ParseZone(string? zone)
    {
        var number = zone is null ? 0 : IntegerPicture.Parse("0").ParseText(zone);
        if (!double.IsFinite(number) || Math.Abs(number) > 9999)
            return (0, 0);
        return ((int)Math.Floor(number / 100), (int)number % 100);
    }

    private static void AddLiteral(List<PicturePart> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
            parts.Add(new PictureLiteral(literal.ToString()));
        literal.Clear();
    }
}

/// <summary>A part of a date-time picture.</summary>
internal abstract record PicturePart;

/// <summary>Text between the brackets.</summary>
internal sealed record PictureLiteral(string Text) : PicturePart;

internal enum NameCase
{
    None,
    Lower,
    Upper,
    Title,
}

/// <summary>A pair of brackets: a field of the time, and how it is written.</summary>
internal sealed record PictureField(char Field) : PicturePart
{
    private const string Numeric = "YMDdFWwXxHhmsf";

    public NameCase Names { get; private init; }

    public IntegerPicture? Number { get; init; }

    public int? MaxWidth { get; private init; }

    /// <summary>Whether no offset is written as Z.</summary>
    private bool IsZulu { get; init; }

    // Of a year: how many of its last digits are shown.
    private int? YearDigits { get; init; }

    public static PictureField Parse(string marker)
    {
        var comma = marker.LastIndexOf(',');
        var (min, max) = comma < 0 ? (null, null) : ParseWidth(marker[(comma + 1)..]);
        var field = marker.Length > 0 ? marker[0] : ' ';
        var modifiers = marker.Length == 0 ? "" : comma < 0 ? marker[1..] : marker[1..Math.Max(1, comma)];
        char? second = null;
        if (modifiers.Length > 1 && "atco".Contains(modifiers[^1]))
            (modifiers, second) = (modifiers[..^1], modifiers[^1]);
        if (modifiers.Length == 0)
            modifiers = Default(field) ?? throw new JsonataException("D3132") { Value = ErrorTexts.Quote(field.ToString()) };
        var parsed = new PictureField(field) { MaxWidth = max, IsZulu = second == 't' };
        if (modifiers[0] is 'n' or 'N')
            return parsed with { Names = modifiers[0] == 'n' ? NameCase.Lower : modifiers is [_, 'n', ..] ? NameCase.Title : NameCase.Upper };
        if (field is 'Z' or 'z')
            return parsed with { Number = IntegerPicture.Parse(modifiers) };
        return Numeric.Contains(field) ? parsed.WithNumber(IntegerPicture.Parse(second is null ? modifiers : $"{modifiers};{second}"), min) : parsed;
    }

    public string Format(DateTime time, int offsetHours, int offsetMinutes)
    {
        switch (Field)
        {
            case 'Z' or 'z':
                return FormatOffset(offsetHours, offsetMinutes);
            case 'P':
                var half = CalendarFields.Get(time, 'P') == 1 ? "pm" : "am";
                return Names == NameCase.Upper ? half.ToUpperInvariant() : half;
            case 'C' or 'E':
                return "ISO";
            default:
                var value = CalendarFields.Get(time, Field);
                if (YearDigits is { } digits)
                    value %= (int)Math.Pow(10, Math.Min(digits, 9));
                return Names == NameCase.None ? Number?.Format(value) ?? "" : FormatName(value);
        }
    }

    /// <summary>The names that the field's values can have, in order from 1.</summary>
    /// <exception cref="JsonataException">D3133: the field's values have no names.</exception>
    public IReadOnlyList<string> AllNames() => Field switch
    {
        'M' or 'x' => DateTimePicture.Months,
        'F' => DateTimePicture.Days,
        _ => throw new JsonataException("D3133") { Value = ErrorTexts.Quote(Field.ToString()) },
    };

    private static (int? Min, int? Max) ParseWidth(string width)
    {
        var dash = width.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (Parse(width), null) : (Parse(width[..dash]), Parse(width[(dash + 1)..]));

        static int? Parse(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 1000 ? value : null;
    }

    private static string? Default(char field) => field switch
    {
        'm' or 's' => "01",
        'F' or 'P' or 'C' or 'E' => "n",
        'Z' or 'z' => "01:01",
        _ when Numeric.Contains(field) => "1",
        _ => null,
    };

    private PictureField WithNumber(IntegerPicture number, int? min)
    {
        if (number.MandatoryDigits < min)
            number = number with { MandatoryDigits = min.Value };
        if (Field != 'Y')
            return this with { Number = number };
        if (MaxWidth is { } max)
            return this with { Number = number with { MandatoryDigits = max }, YearDigits = max };
        var width = number.MandatoryDigits + number.OptionalDigits;
        return this with { Number = number, YearDigits = width >= 2 ? width : null };
    }

    private string FormatName(int value)
    {
        var name = AllNames()[value - 1];
        name = Names switch
        {
            NameCase.Upper => name.ToUpperInvariant(),
            NameCase.Lower => name.ToLowerInvariant(),
            _ => name,
        };
        return MaxWidth < name.Length ? name[..MaxWidth.Value] : name;
    }

    private string FormatOffset(int hours, int minutes)
    {
        var offset = (hours * 100) + minutes;
        if (offset == 0 && IsZulu)
            return "Z";
        var written = Number switch
        {
            null => "",
            { IsRegular: true } => Number.Format(offset),
            { MandatoryDigits: 1 or 2 } => Number.Format(hours) + (minutes == 0 ? "" : $":{minutes:00}"),
            { MandatoryDigits: 3 or 4 } => Number.Format(offset),
            _ => throw new JsonataException("D3134") { Value = ValueText.Json((double)Number.MandatoryDigits) },
        };
        return (Field == 'z' ? "GMT" : "") + (offset >= 0 ? "+" : "") + written;
    }
}
