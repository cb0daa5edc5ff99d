namespace Comparison.Local.Cloud.Time;

/// <summary>Counts what a stack is doing right now, so that skipped time moves only while it does nothing.</summary>
/// <remarks>
/// Work is anything whose end can create more work: an invocation, a request in flight, a message that a mapping will
/// deliver, a timer that is firing, a person's answer that is on its way. Whoever hands work on begins the next piece
/// before ending its own; otherwise there is an instant at which the stack looks idle and its clock jumps over a deadline.
/// </remarks>
public sealed class WorkTracker
{
    private readonly Lock _gate = new();
    private int _count;
    private TaskCompletionSource? _idle;

    public bool IsIdle
    {
        get { lock (_gate) return _count == 0; }
    }

    /// <summary>Begins one piece of work; disposing the result, once or more often, ends it.</summary>
    public IDisposable Begin()
    {
        Enter();
        return new Piece(this);
    }

    /// <summary>Begins a piece of work only if nothing is going on; null otherwise.</summary>
    /// <remarks>Asking first and beginning then would let a request slip in between, and the clock jump under it.</remarks>
    internal IDisposable? BeginIfIdle()
    {
        lock (_gate)
        {
            if (_count > 0)
                return null;
            _count++;
            return new Piece(this);
        }
    }

    /// <summary>Completes as soon as nothing is going on.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            if (_count == 0)
                return Task.CompletedTask;
            _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    internal void Enter()
    {
        lock (_gate)
            _count++;
    }

    internal void Exit()
    {
        TaskCompletionSource? idle = null;
        lock (_gate)
        {
            if (_count == 0)
                throw new InvalidOperationException("More work was ended than begun: a wait outside of any piece of work?");
            if (--_count == 0)
                (idle, _idle) = (_idle, null);
        }
        idle?.SetResult();
    }

    private sealed class Piece(WorkTracker workload) : IDisposable
    {
        private WorkTracker? _workload = workload;

        public void Dispose() => Interlocked.Exchange(ref _workload, null)?.Exit();
    }
}

/// <summary>One wait inside a piece of work: it holds no thread, and the stack counts as idle while it lasts.</summary>
/// <remarks>
/// Whoever completes the wait begins the waiter's work again before the waiter runs, so there is no instant between the two
/// at which the stack looks idle.
/// </remarks>
public sealed class Suspension<T>(WorkTracker workload)
{
    private readonly TaskCompletionSource<T> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the caller's piece of work until somebody completes the wait. To be awaited once.</summary>
    public Task<T> WaitAsync()
    {
        workload.Exit();
        return _completed.Task;
    }

    /// <summary>Completes the wait. False when somebody else was first.</summary>
    public bool TryComplete(T value)
    {
        workload.Enter();
        if (_completed.TrySetResult(value))
            return true;
        workload.Exit();
        return false;
    }
}
