using System.Collections.Concurrent;
using Comparison.Adapters.Decisions;
using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Web.Clouds;
using Comparison.Web.Histories;

namespace Comparison.Web.Watching;

/// <summary>All that the page's browsers watch, looked at once for all of them.</summary>
public sealed class CloudWatch
{
    private static readonly TimeSpan StatusPace = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan InboxPace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ListPace = TimeSpan.FromSeconds(1);

    // How many of a workflow's requests are watched at once: each that has not ended is read in every variant at every look.
    private const int MaxListed = 20;

    private readonly ICloud _cloud;
    private readonly ILogger<CloudWatch> _log;
    private readonly ConcurrentDictionary<RunKey, SharedPoll<RunSnapshot>> _runs = new();
    private readonly ConcurrentDictionary<RunKey, IReadOnlyDictionary<Variant, Usage>> _meters = new();
    private readonly ConcurrentDictionary<WorkflowName, SharedPoll<WorkList>> _lists = new();

    public CloudWatch(ICloud cloud, ILogger<CloudWatch> log)
    {
        (_cloud, _log) = (cloud, log);
        Status = new((_, ct) => cloud.StatusAsync(ct), Longer(StatusPace, cloud.Pace), Report);
        Inbox = new(ReadInboxAsync, Longer(InboxPace, cloud.Pace * 2), Report);
        Struck = new(ReadStruckAsync, Longer(InboxPace, cloud.Pace * 2), Report);
    }

    /// <summary>Clock, meters and variants.</summary>
    public SharedPoll<CloudStatus> Status { get; }

    /// <summary>What waits for somebody.</summary>
    public SharedPoll<Inbox> Inbox { get; }

    /// <summary>The faults that have come true.</summary>
    public SharedPoll<StruckFaults> Struck { get; }

    /// <summary>A run, whether there is one of that name or not yet.</summary>
    public SharedPoll<RunSnapshot> Run(RunKey run) =>
        _runs.GetOrAdd(run, key => new((before, ct) => ReadRunAsync(key, before, ct), _cloud.Pace, Report, _cloud.NextEvent));

    /// <summary>The newest requests of a workflow.</summary>
    public SharedPoll<WorkList> Newest(WorkflowName workflow) =>
        _lists.GetOrAdd(workflow, key => new((before, ct) => ReadNewestAsync(key, before, ct), Longer(ListPace, _cloud.Pace * MaxListed), Report));

    /// <summary>Says from which meters on a run is to be counted: those just before its start.</summary>
    public void CountFrom(RunKey run, IReadOnlyDictionary<Variant, Usage> meters) => _meters[run] = meters;

    private async Task<RunSnapshot> ReadRunAsync(RunKey run, RunSnapshot? before, CancellationToken cancellationToken)
    {
        var readings = await Task.WhenAll(
            _cloud.ReadAsync(Variant.Durable, run, cancellationToken),
            _cloud.ReadAsync(Variant.StepFunctions, run, cancellationToken));
        // What it was once seen as stays, even when a cloud comes back without it.
        var (durable, machine) = (readings[0] ?? before?.Durable, readings[1] ?? before?.StepFunctions);
        if (before is not null && ReferenceEquals(durable, before.Durable) && ReferenceEquals(machine, before.StepFunctions))
            return before;
        var now = new RunSnapshot(run, durable, machine) { DurableUsage = before?.DurableUsage, StepFunctionsUsage = before?.StepFunctionsUsage };
        return _meters.TryGetValue(run, out var start) ? await MeteredAsync(now, start, cancellationToken) : now;
    }

    private async Task<RunSnapshot> MeteredAsync(RunSnapshot now, IReadOnlyDictionary<Variant, Usage> start, CancellationToken cancellationToken)
    {
        var meters = (await _cloud.StatusAsync(cancellationToken)).Meters;
        Usage? Since(Variant variant) =>
            meters.TryGetValue(variant, out var later) && start.TryGetValue(variant, out var earlier) ? later - earlier : now.UsageOf(variant);
        return now with { DurableUsage = Since(Variant.Durable), StepFunctionsUsage = Since(Variant.StepFunctions) };
    }

    private async Task<WorkList> ReadNewestAsync(WorkflowName workflow, WorkList? before, CancellationToken cancellationToken)
    {
        var status = await _cloud.StatusAsync(cancellationToken);
        var pages = await Task.WhenAll(status.Variants.Select(variant =>
            _cloud.ListAsync(variant, workflow, state: null, MaxListed, cursor: null, cancellationToken)));
        var newest = pages.SelectMany(page => page.Executions)
            .GroupBy(execution => execution.Id)
            .OrderByDescending(same => same.Min(execution => execution.StartedAt))
            .Take(MaxListed);
        var runs = await Task.WhenAll(newest.Select(same => LatestAsync(new(workflow, same.Key), cancellationToken)));
        var now = new WorkList([.. runs.OfType<RunSnapshot>()], pages.Any(page => page.Cursor is not null));
        return before is not null && before.IsLike(now) ? before : now;
    }

    // By the run's own poll: whoever watches it sees what was read here.
    private async Task<RunSnapshot?> LatestAsync(RunKey run, CancellationToken cancellationToken)
    {
        var poll = Run(run);
        if (poll.Latest.Value is not { IsComplete: true })
            await poll.RefreshAsync(cancellationToken);
        if (poll.Latest.Value is { IsOver: true, IsComplete: false }) // the end is one look, and what it left behind the next
            await poll.RefreshAsync(cancellationToken);
        return poll.Latest.Value;
    }

    private async Task<Inbox> ReadInboxAsync(Inbox? before, CancellationToken cancellationToken)
    {
        var status = await _cloud.StatusAsync(cancellationToken);
        var pages = await Task.WhenAll(status.Variants.Select(async variant =>
            (variant, page: await _cloud.PendingAsync(variant, limit: 100, cursor: null, cancellationToken))));
        var now = new Inbox(
            [.. pages.SelectMany(found => found.page.Decisions.Select(decision => (found.variant, decision)))
                .GroupBy(found => found.decision.Id)
                .Select(same => new InboxItem(same.First().decision, [.. same.Select(found => found.variant).Order()]))
                .OrderBy(item => item.Asked.ReplyBy)],
            pages.Any(found => found.page.Cursor is not null));
        return before is not null && before.IsLike(now) ? before : now;
    }

    private async Task<StruckFaults> ReadStruckAsync(StruckFaults? before, CancellationToken cancellationToken)
    {
        var struck = await _cloud.StruckAsync(cancellationToken);
        return before is not null && struck.All(now => before[now.Key].SequenceEqual(now.Value)) ? before : new(struck);
    }

    private void Report(Exception failure) => _log.LogError(failure, "Reading from the cloud failed");

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

/// <summary>What waits for somebody, soonest deadline first.</summary>
/// <param name="IsMore">Whether there is more than is shown.</param>
public sealed record Inbox(IReadOnlyList<InboxItem> Items, bool IsMore)
{
    internal bool IsLike(Inbox other) =>
        IsMore == other.IsMore && Items.Select(item => item.Asked.Id).SequenceEqual(other.Items.Select(item => item.Asked.Id))
        && Items.Zip(other.Items).All(pair => pair.First.Variants.SequenceEqual(pair.Second.Variants) && pair.First.Asked.ReplyBy == pair.Second.Asked.ReplyBy);
}

/// <summary>The newest requests of a workflow, each as it stands in the variants that have it.</summary>
/// <param name="IsMore">Whether there are older ones.</param>
public sealed record WorkList(IReadOnlyList<RunSnapshot> Runs, bool IsMore)
{
    internal bool IsLike(WorkList other) => IsMore == other.IsMore && Runs.SequenceEqual(other.Runs);
}

/// <summary>The faults that have come true, by variant, in order.</summary>
public sealed record StruckFaults(IReadOnlyDictionary<Variant, IReadOnlyList<StruckFault>> ByVariant)
{
    public IReadOnlyList<StruckFault> this[Variant variant] => ByVariant.GetValueOrDefault(variant) ?? [];
}

/// <summary>A question, and the variants in which it waits.</summary>
public sealed record InboxItem(PendingDecision Asked, IReadOnlyList<Variant> Variants);
