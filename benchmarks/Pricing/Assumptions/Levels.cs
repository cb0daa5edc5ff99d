namespace Comparison.Pricing.Assumptions;

/// <summary>Which end of each assumption's range is taken.</summary>
/// <remarks>
/// An assumption means the same for both variants: one share of cold starts, one warm handler. Two bills are compared under the same
/// levels, or one of them would run in another world than the other.
/// </remarks>
public sealed class Levels
{
    private readonly Level _rest;
    private readonly Dictionary<Assumption, Level> _chosen;

    private Levels(Level rest, Dictionary<Assumption, Level> chosen) => (_rest, _chosen) = (rest, chosen);

    public Level this[Assumption assumption] => _chosen.GetValueOrDefault(assumption, _rest);

    /// <summary>Every assumption at the same end.</summary>
    public static implicit operator Levels(Level level) => All(level);

    /// <summary>Every assumption at the same end.</summary>
    public static Levels All(Level level) => new(level, new(ReferenceEqualityComparer.Instance));

    /// <summary>The same, but for one assumption.</summary>
    public Levels With(Assumption assumption, Level level) => new(_rest, new(_chosen, ReferenceEqualityComparer.Instance) { [assumption] = level });

    /// <summary>The levels that make a figure greatest: each assumption at the end that moves it up, the others at base.</summary>
    public static Levels Highest(Func<Levels, decimal> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var atBase = All(Level.Base);
        var basis = figure(atBase);
        return Assumed.All.Aggregate(atBase, (levels, assumption) =>
        {
            var (low, high) = (figure(atBase.With(assumption, Level.Low)), figure(atBase.With(assumption, Level.High)));
            return Math.Max(low, high) <= basis ? levels : levels.With(assumption, high >= low ? Level.High : Level.Low);
        });
    }
}

/// <summary>Which end of an assumption's range is taken.</summary>
public enum Level
{
    Low,
    Base,
    High,
}
