namespace Comparison.Reports.Charts;

/// <summary>Maps values to places of a drawing. Values outside of its range stand at its ends, so that nothing is drawn beside it.</summary>
public sealed class Axis
{
    private const int Steps = 5;

    private readonly Func<double, double> _measure;
    private readonly double _from;
    private readonly double _to;
    private readonly double _low;
    private readonly double _high;

    private Axis(Func<double, double> measure, double low, double high, double from, double to, IEnumerable<double> named)
    {
        _measure = measure;
        (_low, _high, _from, _to) = (low, high, from, to);
        Ticks = [.. named.Select(value => new Tick(At(value), ChartNumber.Label(value)))];
    }

    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>An axis from 0 to a round number that is not below any of the values; to 1 when there is none above 0.</summary>
    /// <param name="from">Where 0 stands, in units of the drawing.</param>
    /// <param name="to">Where its end stands.</param>
    /// <param name="endsAtMost">Whether it ends at the greatest of the values, round or not.</param>
    public static Axis Linear(IEnumerable<double> values, double from, double to, bool endsAtMost = false)
    {
        var most = values.Where(value => value > 0 && double.IsFinite(value)).DefaultIfEmpty(1).Max();
        var step = RoundUp(most / Steps);
        var count = (int)(endsAtMost ? Math.Floor(most / step + 1e-9) : Math.Ceiling(most / step - 1e-9));
        var high = endsAtMost ? most : step * count;
        return new(value => value, 0, high, from, to, Enumerable.Range(0, count + 1).Select(i => i * step));
    }

    /// <summary>An axis of powers of ten that embraces the values above 0; from 1 to 10 when there is none.</summary>
    /// <inheritdoc cref="Linear"/>
    public static Axis Logarithmic(IEnumerable<double> values, double from, double to)
    {
        var shown = values.Where(value => value > 0 && double.IsFinite(value)).DefaultIfEmpty(1).ToList();
        var low = (int)Math.Floor(Math.Log10(shown.Min()) + 1e-9);
        var high = Math.Max(low + 1, (int)Math.Ceiling(Math.Log10(shown.Max()) - 1e-9));
        var least = Math.Pow(10, low);
        return new(
            value => Math.Log10(Math.Max(value, least)), least, Math.Pow(10, high), from, to,
            Enumerable.Range(low, high - low + 1).Select(power => Math.Pow(10, power)));
    }

    /// <summary>Where a value stands, in units of the drawing.</summary>
    public double At(double value)
    {
        var inside = double.IsFinite(value) ? Math.Clamp(value, _low, _high) : _low;
        var share = (_measure(inside) - _measure(_low)) / (_measure(_high) - _measure(_low));
        return _from + share * (_to - _from);
    }

    // 1, 2 or 5 times a power of ten.
    private static double RoundUp(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power) switch
        {
            <= 1 + 1e-9 => 1,
            <= 2 + 1e-9 => 2,
            <= 5 + 1e-9 => 5,
            _ => 10,
        };
    }
}
