using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Web.Histories;

namespace Comparison.Web.Watching;

/// <summary>A run as it was at one look, in the variants that have it. It never changes.</summary>
public sealed record RunSnapshot(RunKey Run, RunReading? Durable, RunReading? StepFunctions)
{
    /// <summary>What each account was billed for since the run's start; null where nobody counted from there.</summary>
    public Usage? DurableUsage { get; init; }

    public Usage? StepFunctionsUsage { get; init; }

    public IEnumerable<RunReading> Readings => new[] { Durable, StepFunctions }.OfType<RunReading>();

    public RunReading? this[Variant variant] => variant == Variant.Durable ? Durable : StepFunctions;

    public Usage? UsageOf(Variant variant) => variant == Variant.Durable ? DurableUsage : StepFunctionsUsage;

    public bool IsOver => Readings.Any() && Readings.All(reading => reading.IsOver);

    /// <summary>Whether nothing can follow in any variant that has it, and what it left behind was read.</summary>
    public bool IsComplete => Readings.Any() && Readings.All(reading => reading is { IsComplete: true, Effects: not null });

    /// <summary>When the first of them started.</summary>
    public DateTimeOffset? StartedAt => Readings.Any() ? Readings.Min(reading => reading.StartedAt) : null;

    /// <summary>The run as it stood at that instant.</summary>
    public RunSnapshot AsOf(DateTimeOffset instant) => this with { Durable = AsOf(Durable, instant), StepFunctions = AsOf(StepFunctions, instant) };

    private static RunReading? AsOf(RunReading? reading, DateTimeOffset instant)
    {
        if (reading is null || reading.Events[^1].At <= instant)
            return reading;
        var until = reading.Events.TakeWhile(item => item.At <= instant).ToList();
        return until.Count > 0 ? new RunReading(reading.Variant, until) : null;
    }
}
