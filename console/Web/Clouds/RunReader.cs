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

    public async Task<RunReading?> ReadAsync(RunKey run, RunReading? before, CancellationToken cancellationToken)
    {
        if (before is null || !_open.TryGetValue(run, out var open))
        {
            if (await stack.OpenAsync(run, cancellationToken) is not { } history)
                return null;
            (before, open) = (null, _open[run] = new(history));
        }
        var news = await open.History.ReadOnAsync(cancellationToken);
        if (before is null && news.Count == 0)
            return null;
        var reading = news.Count == 0
            ? before!
            : new RunReading(stack.Variant, [.. before?.Events ?? [], .. news]) { Asked = before?.Asked };
        return reading.IsOver
            ? await CompleteAsync(run, reading, cancellationToken)
            : await AskedAsync(run, open, reading, cancellationToken);
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

    private sealed class OpenRun(IHistory history)
    {
        public IHistory History => history;

        public long Looked { get; set; } = long.MinValue / 2;
    }
}
