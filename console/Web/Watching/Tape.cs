using Comparison.Local.Stacks;
using Comparison.Web.Histories;

namespace Comparison.Web.Watching;

/// <summary>The events of both variants in one order, numbered from 1: what <c>?at=17</c> counts.</summary>
public sealed class Tape
{
    private readonly List<TapedEvent> _events;

    public Tape(RunSnapshot run) => _events =
    [
        .. run.Readings
            .SelectMany(reading => reading.Events.Select(item => (reading.Variant, item)))
            .OrderBy(taped => taped.item.At).ThenBy(taped => taped.Variant).ThenBy(taped => taped.item.Id)
            .Select((taped, index) => new TapedEvent(index + 1, taped.Variant, taped.item)),
    ];

    public int Length => _events.Count;

    /// <summary>The instant of an event; null where the tape has none of that number.</summary>
    public DateTimeOffset? InstantOf(int number) => number >= 1 && number <= _events.Count ? _events[number - 1].Event.At : null;

    public IEnumerable<TapedEvent> EventsOf(Variant variant) => _events.Where(taped => taped.Variant == variant);

    /// <summary>The last event of the instant after that of an event, or of the one before it.</summary>
    public int Step(int number, bool isForward)
    {
        var at = InstantOf(Math.Clamp(number, 1, _events.Count));
        var index = isForward ? _events.FindIndex(taped => taped.Event.At > at) : _events.FindLastIndex(taped => taped.Event.At < at);
        return index < 0 ? number : _events.FindLastIndex(taped => taped.Event.At == _events[index].Event.At) + 1;
    }
}

/// <summary>An event and its number in the order of both variants.</summary>
public sealed record TapedEvent(int Number, Variant Variant, RunEvent Event);
