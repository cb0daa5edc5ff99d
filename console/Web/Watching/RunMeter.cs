using Comparison.Adapters.Engines;
using Comparison.Local.Cloud.Meter;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Runs;
using Comparison.Web.Histories;

namespace Comparison.Web.Watching;

/// <summary>What a run has used so far.</summary>
/// <param name="Units">What is billed for, in words, and how much of it.</param>
/// <param name="Dollars">What a million like it cost on AWS, modelled; null where nobody counted all that is billed for.</param>
public sealed record RunMeter(IReadOnlyList<MeteredUnit> Units, RunDollars? Dollars)
{
    /// <param name="usage">What the account was billed for since the run's start; without it only what the history tells is counted.</param>
    public static RunMeter Read(RunReading reading, Usage? usage)
    {
        List<TimelineEntry> timeline = [.. reading.Events.Select(item => new TimelineEntry(item.At, item.Type, item.Name, item.Error))];
        var isDurable = reading.Variant == Local.Stacks.Variant.Durable;
        var units = new List<MeteredUnit>
        {
            isDurable
                ? new("operations", usage?[BillingUnit.DurableOperations] ?? HistoryCounts.DurableOperations(timeline))
                : new("transitions", usage?[BillingUnit.StateTransitions] ?? HistoryCounts.StateTransitions(timeline)),
        };
        if (usage is null)
        {
            units.Add(isDurable ? new("invocations", reading.Invocations.Count) : new("tasks", HistoryCounts.Tasks(timeline)));
            return new(units, null);
        }
        if (isDurable)
            units.Add(new("bytes", usage[BillingUnit.DurableBytesWritten]));
        units.Add(new("invocations", usage[BillingUnit.Invocations]));
        units.Add(new("requests", usage[BillingUnit.SqsRequests] + usage[BillingUnit.ApiRequests]));
        units.Add(new("reads", usage[BillingUnit.DynamoDbReads]));
        units.Add(new("writes", usage[BillingUnit.DynamoDbWrites]));
        var run = new SampleRun(reading.State, reading.Outcome, new Dictionary<string, string>(), reading.Events[^1].At - reading.StartedAt, usage)
        {
            Timeline = timeline,
        };
        return new(units, RunDollars.Price(run));
    }
}

/// <summary>How much of what is billed for.</summary>
public sealed record MeteredUnit(string Name, decimal Amount);
