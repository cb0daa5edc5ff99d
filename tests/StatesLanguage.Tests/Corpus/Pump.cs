namespace Comparison.StatesLanguage.Tests.Corpus;

/// <summary>One thread for an execution and all its branches, so that each run takes the same course.</summary>
internal sealed class Pump : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly Queue<TaskCompletionSource> _later = new();

    public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

    /// <summary>Completes when nothing else is left to do, together with all that wait for the same.</summary>
    public Task WhenQuietAsync()
    {
        var quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _later.Enqueue(quiet);
        return quiet.Task;
    }

    /// <summary>Runs until nothing goes on any more, even where the task has not ended.</summary>
    public void Run(Func<Task> start)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = start();
            while (_ready.Count > 0 || _later.Count > 0)
                Step();
            if (task.IsFaulted)
                throw task.Exception.GetBaseException();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Step()
    {
        if (_ready.TryDequeue(out var next))
            next.Callback(next.State);
        else
            for (var count = _later.Count; count > 0; count--)
                _later.Dequeue().SetResult();
    }
}
