using Comparison.Web.Histories;

namespace Comparison.Web.Timelines;

/// <summary>One axis for both variants: where an instant is drawn, from 0 to 1.</summary>
/// <remarks>
/// Waiting for an hour would make a hairline of everything else. So idle time is collapsed unless somebody wants to see it: every instant
/// at which something happened has a slot, in which events of that instant stand side by side, and what lies between two instants
/// grows by its magnitude only.
/// </remarks>
public sealed class TimeAxis
{
    private const double SlotWeight = 1;
    private const double LongestGap = 5; // of so many slots, for a month

    // From so long on people call it waiting.
    private static readonly TimeSpan IdleFrom = TimeSpan.FromSeconds(30);

    private readonly List<Slot> _slots = [];
    private readonly DateTimeOffset _from;
    private readonly TimeSpan _span;

    /// <param name="now">How far time has come: what is not over yet is drawn to here.</param>
    /// <param name="isCollapsed">Whether idle time is collapsed.</param>
    public TimeAxis(IEnumerable<RunReading> readings, DateTimeOffset now, bool isCollapsed)
    {
        IsCollapsed = isCollapsed;
        var instants = new SortedSet<DateTimeOffset>(readings.SelectMany(reading => reading.Events).Select(item => item.At));
        _from = instants.Count > 0 ? instants.Min : now;
        var until = instants.Count > 0 && instants.Max > now ? instants.Max : now;
        _span = until > _from ? until - _from : TimeSpan.FromMilliseconds(1);
        if (until > _from)
            instants.Add(until);
        if (isCollapsed)
            Collapse([.. instants], isOpen: true);
    }

    public bool IsCollapsed { get; }

    /// <summary>What was collapsed that people would call waiting: where it is drawn and how long it is.</summary>
    public IEnumerable<(double From, double To, TimeSpan Length)> Idle =>
        _slots.Zip(_slots.Skip(1)).Where(pair => pair.Second.At - pair.First.At >= IdleFrom)
            .Select(pair => (pair.First.To, pair.Second.From, pair.Second.At - pair.First.At));

    /// <summary>Where an instant is drawn.</summary>
    /// <param name="share">How much of what happened at that very instant comes before: from 0 to 1.</param>
    public double At(DateTimeOffset instant, double share = 0)
    {
        if (!IsCollapsed || _slots.Count == 0)
            return Math.Clamp((instant - _from) / _span, 0, 1);
        var index = _slots.FindLastIndex(slot => slot.At <= instant);
        if (index < 0)
            return 0;
        var slot = _slots[index];
        if (slot.At == instant || index == _slots.Count - 1)
            return slot.From + (slot.To - slot.From) * share;
        var next = _slots[index + 1];
        return slot.To + (next.From - slot.To) * ((instant - slot.At) / (next.At - slot.At));
    }

    private void Collapse(List<DateTimeOffset> instants, bool isOpen)
    {
        // So many instants have no slots that could be seen; then magnitudes alone are drawn.
        var slot = isOpen && instants.Count <= 100 ? SlotWeight : 0.02;
        var gaps = instants.Zip(instants.Skip(1)).Select(pair => Weight(pair.Second - pair.First)).ToList();
        var total = slot * instants.Count + gaps.Sum();
        var at = 0.0;
        for (var i = 0; i < instants.Count; i++)
        {
            _slots.Add(new(instants[i], at / total, (at + slot) / total));
            at += slot + (i < gaps.Count ? gaps[i] : 0);
        }
    }

    // A millisecond is next to nothing, a second a slot, an hour two, a month the most.
    private static double Weight(TimeSpan gap) => Math.Min(LongestGap, Math.Log10(1 + gap.TotalSeconds * 4) * 0.7);

    private sealed record Slot(DateTimeOffset At, double From, double To);
}
