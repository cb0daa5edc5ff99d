using Comparison.Web.Histories;

namespace Comparison.Web.Timelines;

/// <summary>What a timeline draws of one variant, on an axis from 0 to 1.</summary>
/// <param name="Rows">One for each operation, in the order in which they began.</param>
/// <param name="Invocations">Blocks over the rows; none of a state machine.</param>
/// <param name="Left">How many earlier operations are left out.</param>
public sealed record TimelineRows(IReadOnlyList<TimelineRow> Rows, IReadOnlyList<TimelineBlock> Invocations, int Left)
{
    /// <param name="most">So many rows at most, the latest.</param>
    public static TimelineRows Draw(RunReading reading, TimeAxis axis, DateTimeOffset now, int most)
    {
        var places = new EventPlaces(reading.Events, axis);
        var blocks = Blocks(reading, places);
        var drawn = reading.Operations.TakeLast(most).ToList();
        return new(
            [.. drawn.Select(operation => new TimelineRow(
                operation,
                places.Of(operation.Id),
                operation.IsOver || reading.IsOver ? places.Of(operation.LastEvent) : axis.At(now, 1),
                [.. Replays(operation, reading.Invocations, blocks)]))],
            blocks,
            reading.Operations.Count - drawn.Count);
    }

    private static List<TimelineBlock> Blocks(RunReading reading, EventPlaces places)
    {
        var blocks = new List<TimelineBlock>();
        var first = 1L;
        foreach (var invocation in reading.Invocations)
        {
            blocks.Add(new(invocation.Number, places.Of(Math.Min(first, invocation.LastEvent)), places.Of(invocation.LastEvent)));
            // What wakes the function is no part of its invocation: the answer, or the timer.
            first = reading.Events.FirstOrDefault(item => item.Id > invocation.LastEvent && !Wakes(item.Type))?.Id ?? invocation.LastEvent + 1;
        }
        return blocks;
    }

    private static bool Wakes(string type) =>
        type is "WaitSucceeded" or "CallbackSucceeded" or "CallbackFailed" or "CallbackTimedOut" or "ChainedInvokeSucceeded" or "ChainedInvokeFailed";

    // An operation that was over when an invocation ended is replayed in every later one: its result is taken from the history.
    private static IEnumerable<TimelineBlock> Replays(RunOperation operation, IReadOnlyList<RunInvocation> invocations, List<TimelineBlock> blocks)
    {
        for (var i = 1; i < invocations.Count; i++)
            if (operation.IsOver && operation.LastEvent <= invocations[i - 1].LastEvent)
                yield return blocks[i];
    }

    /// <summary>Where the events of a history are drawn: those of one instant side by side.</summary>
    private sealed class EventPlaces
    {
        private readonly double[] _places;

        public EventPlaces(IReadOnlyList<RunEvent> events, TimeAxis axis)
        {
            _places = new double[events.Count];
            for (var from = 0; from < events.Count;)
            {
                var to = from;
                while (to < events.Count && events[to].At == events[from].At)
                    to++;
                for (var i = from; i < to; i++)
                    _places[i] = axis.At(events[i].At, (i - from + 0.5) / (to - from));
                from = to;
            }
        }

        public double Of(long id) => _places[Math.Clamp(id - 1, 0, _places.Length - 1)];
    }
}

/// <summary>One operation's bar.</summary>
/// <param name="Replays">The invocations in which it is replayed.</param>
public sealed record TimelineRow(RunOperation Operation, double From, double To, IReadOnlyList<TimelineBlock> Replays);

/// <summary>An invocation of a durable function.</summary>
public sealed record TimelineBlock(int Number, double From, double To);
