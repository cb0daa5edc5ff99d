using System.Collections.Concurrent;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Scenarios.Twins;
using Comparison.Web.Histories;

namespace Comparison.Web.Clouds;

/// <summary>Reads runs of one variant, and of each only what is new.</summary>
/// <param name="machine">The machine's clock: how often a question is looked for that is not on the desk yet.</param>
internal sealed class RunReader(StackClient stack, TimeProvider machine)
{
    private static readonly TimeSpan LookForQuestion = TimeSpan.FromMilliseconds(400);

    private readonly ConcurrentDictionary<RunKey, OpenRun> _open = new();

    public Task<RunReading?> ReadAsync(RunKey run, CancellationToken cancellationToken)
    {
        var open = _open.GetOrAdd(run, _ => new());
        // A history is read on where the last one left off, so one reader at a time.
        return open.Turns.TakeAsync(async () =>
        {
            open.History ??= await stack.OpenAsync(run, cancellationToken);
            return open.History is null ? null : open.Reading = await ReadOnAsync(run, open, open.History, cancellationToken);
        });
    }

    private async Task<RunReading?> ReadOnAsync(RunKey run, OpenRun open, IHistory history, CancellationToken cancellationToken)
    {
        var (before, news) = (open.Reading, await history.ReadOnAsync(cancellationToken));
        if (before is null && news.Count == 0)
            return null;
        // Kept at once: what was read is not read again, even if what follows fails.
        var reading = open.Reading = news.Count == 0
            ? before!
            : new RunReading(stack.Variant, [.. before?.Events ?? [], .. news]) { Asked = before?.Asked };
        if (!reading.IsOver)
            return await AskedAsync(run, open, reading, cancellationToken);
        // Whoever watches sees the end before what it left behind, which takes four more calls: that is the next look's.
        return news.Count > 0 ? reading with { Asked = null } : await CompleteAsync(run, reading, cancellationToken);
    }

    private async Task<RunReading> CompleteAsync(RunKey run, RunReading reading, CancellationToken cancellationToken)
    {
        if (reading.Effects is not null)
            return reading;
        var effects = await stack.EffectsAsync(run, cancellationToken);
        var outcome = reading.State == WorkflowState.Succeeded ? await stack.OutcomeAsync(run, cancellationToken) : null;
        return reading with { Asked = null, Effects = effects, Outcome = outcome };
    }

    // The row comes a while after the callback opens: a message may be on its way to whoever writes it.
    private async Task<RunReading> AskedAsync(RunKey run, OpenRun open, RunReading reading, CancellationToken cancellationToken)
    {
        var isAsked = reading.Awaited is { } awaited && TwinFiles.Slug(awaited.Step) == run.Workflow.DeskCallback();
        if (!isAsked)
            return reading.Asked is null ? reading : reading with { Asked = null };
        if (reading.Asked is not null || machine.GetElapsedTime(open.Looked) < LookForQuestion)
            return reading;
        open.Looked = machine.GetTimestamp();
        return reading with { Asked = await stack.AskedAsync(run, cancellationToken) };
    }

    private sealed class OpenRun
    {
        public Turns Turns { get; } = new();

        public IHistory? History { get; set; }

        public RunReading? Reading { get; set; }

        /// <summary>When the question was last looked for, by the machine's clock.</summary>
        public long Looked { get; set; } = long.MinValue / 2;
    }
}
