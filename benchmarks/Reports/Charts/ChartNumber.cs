using System.Globalization;

namespace Comparison.Reports.Charts;

/// <summary>How charts write numbers: a dot as decimal mark, whatever the machine's culture.</summary>
public static class ChartNumber
{
    /// <summary>A coordinate, to a hundredth of a unit: finer than a screen shows.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A value on an axis or beside a mark: three digits, thousands as k, M and G; a dash for what is no number.</summary>
    public static string Label(double value)
    {
        if (!double.IsFinite(value))
            return "–";
        var (scaled, suffix) = Math.Abs(value) switch
        {
            >= 1e9 => (value / 1e9, "G"),
            >= 1e6 => (value / 1e6, "M"),
            >= 1e4 => (value / 1e3, "k"),
            _ => (value, ""),
        };
        return scaled.ToString(Format(Math.Abs(scaled)), CultureInfo.InvariantCulture) + suffix;
    }

    private static string Format(double size) => size switch
    {
        >= 100 => "#,0",
        >= 10 => "0.#",
        >= 0.01 => "0.##",
        >= 0.00001 or 0 => "0.#####",
        _ => "0.#E0",
    };
}
