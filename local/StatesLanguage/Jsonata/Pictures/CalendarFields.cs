namespace Comparison.Local.StatesLanguage.Jsonata.Pictures;

/// <summary>The parts of a date and time that a picture can name, by their letters. Weeks are those of ISO 8601.</summary>
internal static class CalendarFields
{
    private const double MillisPerDay = 86_400_000;

    /// <param name="time">In the zone in which it is to be shown.</param>
    public static int Get(DateTime time, char field) => field switch
    {
        'Y' => time.Year,
        'M' => time.Month,
        'D' => time.Day,
        'd' => time.DayOfYear,
        'F' => time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek,
        'W' => Week(time, Thursday(time).Year, month: 1),
        'w' => Week(time, Thursday(time).Year, Thursday(time).Month),
        'X' => Thursday(time).Year,
        'x' => Thursday(time).Month,
        'H' => time.Hour,
        'h' => time.Hour % 12 == 0 ? 12 : time.Hour % 12,
        'P' => time.Hour >= 12 ? 1 : 0,
        'm' => time.Minute,
        's' => time.Second,
        'f' => time.Millisecond,
        _ => 0,
    };

    /// <summary>A time that JavaScript would take: days beyond the month's end run on into the next.</summary>
    public static double ToMillis(double year, double month, double day, double hour, double minute, double second, double milli)
    {
        var months = (year * 12) + month;
        var first = new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        if (!double.IsFinite(months) || months is < 12 or >= 12 * 9999)
            return double.NaN;
        var days = (first.AddMonths((int)months - 12) - DateTime.UnixEpoch).TotalDays + day - 1;
        return (days * MillisPerDay) + (hour * 3_600_000) + (minute * 60_000) + (second * 1000) + milli;
    }

    // A week belongs to the year, and to the month, that its Thursday is in.
    private static DateTime Thursday(DateTime time) => time.Date.AddDays(4 - Get(time, 'F'));

    private static int Week(DateTime time, int year, int month)
    {
        var thursday = Thursday(time);
        return ((thursday - new DateTime(year, month, 1, 0, 0, 0, thursday.Kind)).Days / 7) + 1;
    }
}
