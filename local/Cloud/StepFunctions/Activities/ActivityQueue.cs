using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Activities;

/// <summary>The tasks of one activity that no worker has fetched yet, the oldest first.</summary>
internal sealed class ActivityQueue
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskRun> _waiting = [];
    private TaskCompletionSource? _arrival;

    /// <summary>Waits for a worker to fetch the task, and then for its answer.</summary>
    /// <remarks>Timeout and heartbeat count from the moment at which a worker fetches it (developer guide, Task state).</remarks>
    public async Task<TaskOutcome> RunAsync(TaskRun task, CancellationToken cancellationToken)
    {
        try
        {
            return await task.EndAsync(() => Add(task), cancellationToken);
        }
        finally
        {
            // One that was fetched is no longer there.
            lock (_gate)
                _waiting.Remove(task);
        }
    }

    private void Add(TaskRun task)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _waiting.AddLast(task);
            (arrival, _arrival) = (_arrival, null);
        }
        arrival?.SetResult();
    }

    /// <summary>Hands the oldest task that is still open to a worker.</summary>
    /// <param name="patience">Real time: a long poll must end for its worker even while the account's clock stands still.</param>
    /// <returns>Null when none came in time.</returns>
    /// <exception cref="OperationCanceledException">The worker went away; no task was given to it.</exception>
    public async Task<TaskRun?> FetchAsync(string? worker, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patient.CancelAfter(patience);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TakeOrAwait(out var arrival) is { } task)
            {
                if (task.TryStart(worker))
                    return task;
                continue;
            }
            try
            {
                await arrival.WaitAsync(patient.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
        }
    }

    private TaskRun? TakeOrAwait(out Task arrival)
    {
        lock (_gate)
        {
            if (_waiting.First is not { } first)
            {
                _arrival ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _arrival.Task;
                return null;
            }
            _waiting.Remove(first);
            arrival = Task.CompletedTask;
            return first.Value;
        }
    }
}
