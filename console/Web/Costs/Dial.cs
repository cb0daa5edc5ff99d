using System.Globalization;

namespace Comparison.Web.Costs;

/// <summary>A number that people choose by a slider. Its places lie closer together at the low end.</summary>
/// <param name="Key">As an address spells it.</param>
/// <param name="Low">At place 0.</param>
/// <param name="High">At the last place.</param>
public sealed record Dial(string Key, string Name, string Unit, decimal Low, decimal High, decimal Default)
{
    /// <summary>The last place.</summary>
    public const int Places = 200;

    public static Dial Volume { get; } = new("volume", "Executions", "a month", 1_000, 1_000_000_000, 1_000_000);

    public static Dial Wait { get; } = new("wait", "Wait for the answer", "days", 0, 365, 1);

    public static Dial Payload { get; } = new("payload", "Payload", "KB", 0, 256, 1);

    public static Dial Steps { get; } = new("steps", "Steps beside the wait", "", 0, 2_500, 4);

    public static Dial Memory { get; } = new("memory", "Memory of every function", "MB", 128, 10_240, 512);

    public static IReadOnlyList<Dial> All { get; } = [Volume, Wait, Payload, Steps, Memory];

    /// <summary>The number at a place: two digits of it, and no parts of steps.</summary>
    public decimal At(int place)
    {
        var share = Math.Clamp(place, 0, Places) / (double)Places;
        var value = Low > 0
            ? Low * (decimal)Math.Pow((double)(High / Low), share)
            : High * (decimal)Math.Pow(share, 3);
        return place >= Places ? High : Math.Clamp(this == Steps || this == Memory ? decimal.Round(value) : TwoDigits(value), Low, High);
    }

    /// <summary>The place whose number is nearest.</summary>
    public int PlaceOf(decimal value) => Enumerable.Range(0, Places + 1).MinBy(place => Math.Abs(At(place) - value));

    public string Text(decimal value) => $"{value.ToString("#,0.####", CultureInfo.InvariantCulture)} {Unit}".TrimEnd();

    private static decimal TwoDigits(decimal value)
    {
        if (value <= 0)
            return 0;
        var unit = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)value)) - 1);
        return decimal.Round(value / unit) * unit;
    }
}
