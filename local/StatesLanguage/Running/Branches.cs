using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>Runs the branches of one attempt of Parallel or Map, so many at a time; the first failure aborts the others.</summary>
/// <remarks>
/// There are as many flows of control as branches may run at a time. The first takes over the piece of the host's work that the state
/// holds, and the last to end gives it back; the others hold pieces of their own.
/// </remarks>
internal sealed class Branches(Visit visit, BranchPlan plan)
{
    private readonly List<Branch> _opened = [];
    private readonly BranchJournal _journal = BranchJournal.CreateFor(visit, plan);
    private long _lastEventId = visit.Flow.LastEventId;
    private int _working;
    private int _failures;
    private Branch? _failed;
    private Exception? _failure;

    // In a redrive: those that have not succeeded.
    private Queue<Branch> _again = new();

    /// <summary>Goes on after all flows have stopped: what has succeeded stays, what has not is run again from where it was.</summary>
    public Task<JsonArray> ResumeAsync()
    {
        _journal.Resumed();
        (_failed, _failure, _failures) = (null, null, 0);
        _again = new(_opened.Where(branch => branch.Output is null));
        foreach (var branch in _again)
            branch.Resume();
        return RunAsync();
    }

    /// <summary>The outputs of those that have succeeded, in the order of the branches.</summary>
    /// <exception cref="StateFailureException">A branch has failed, or more than the plan allows.</exception>
    /// <exception cref="OperationCanceledException">The execution has ended, or a branch around this one has failed.</exception>
    public async Task<JsonArray> RunAsync()
    {
        if (Waiting > 0)
            await RunAllAsync();
        if (_failure is StateFailureException failure)
        {
            visit.Flow.ContinueAfter(_journal.Failed(_failed!, failure, _opened));
            throw failure.ShownByState();
        }
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
        _journal.AllSucceeded(_lastEventId);
        visit.Flow.ContinueAfter(plan.MapRun?.StartedEventId ?? _lastEventId);
        return new JsonArray([.. _opened.Where(branch => !branch.IsTolerated).Select(branch => JsonText.Parse(branch.Output!))]);
    }

    private async Task RunAllAsync()
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(visit.Flow.Aborted);
        // AWS starts all that may run at once before the first of them goes on (recorded).
        var first = new Branch[Math.Min(Waiting, plan.AtOnce)];
        for (var i = 0; i < first.Length; i++)
            first[i] = Next(visit.Flow.LastEventId, abort.Token);
        for (_working = 1; _working < first.Length; _working++)
            visit.Execution.Host.BeginFlow();
        await visit.Execution.Turn.WaitAsync(Task.WhenAll(first.Select(branch => WorkAsync(branch, abort))));
    }

    private async Task WorkAsync(Branch first, CancellationTokenSource abort)
    {
        await visit.Execution.Turn.TakeAsync();
        try
        {
            for (Branch? branch = first; branch is not null;)
                branch = await CompleteAsync(branch, abort) && Waiting > 0 ? Next(branch.LastEventId, abort.Token) : null;
        }
        catch (Exception failure)
        {
            // No more branches: the execution has ended, an item cannot be made, or there is a defect. RunAsync throws it.
            _failure ??= failure;
            await abort.CancelAsync();
        }
        finally
        {
            if (--_working > 0)
                visit.Execution.Host.EndFlow();
            visit.Execution.Turn.Pass();
        }
    }

    private async Task<bool> CompleteAsync(Branch branch, CancellationTokenSource abort)
    {
        try
        {
            await branch.RunAsync();
            _lastEventId = _journal.Succeeded(branch);
            return true;
        }
        catch (StateFailureException) when (_failure is null && _failures + branch.Weight <= plan.ToleratedFailures)
        {
            _failures += branch.Weight;
            branch.IsTolerated = true;
            _lastEventId = _journal.Tolerated(branch);
            return true;
        }
        catch (StateFailureException failure) when (_failure is null)
        {
            (_failed, _failure) = (branch, plan.ToleratedFailures is null ? failure : StateFailureException.TooManyFailed());
            // What has ended in the same instant is written before the branches are aborted (recorded with four timeouts at once).
            await visit.Execution.Turn.YieldAsync();
            await abort.CancelAsync();
            return false;
        }
        catch (StateFailureException)
        {
            // Another branch has failed before it; AWS shows this one as aborted.
            return false;
        }
    }

    // How many have yet to begin, or to begin again.
    private int Waiting => _again.Count + plan.Count - _opened.Count;

    private Branch Next(long previousEventId, CancellationToken aborted)
    {
        if (!_again.TryDequeue(out var unfinished))
            return Open(previousEventId, aborted);
        unfinished.Aborted = aborted;
        return unfinished;
    }

    private Branch Open(long previousEventId, CancellationToken aborted)
    {
        var index = _opened.Count;
        var start = plan.Start(index);
        var startedAfter = _journal.Started(index, previousEventId);
        var branch = plan.MapRun is { } run
            ? new ChildBranch(index, run, start, visit)
            : new FlowBranch(index, new Flow(visit.Flow, start, startedAfter, aborted), start) as Branch;
        branch.Aborted = aborted;
        _opened.Add(branch);
        return branch;
    }
}
