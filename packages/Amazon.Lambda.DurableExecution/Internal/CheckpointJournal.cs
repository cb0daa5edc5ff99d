using System.Threading.Channels;
using Amazon.Lambda.Model;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Sends updates in the order they are written: one call at a time, each with all that has gathered meanwhile.</summary>
/// <remarks>After a call has failed nothing is sent any more, and every write, past or to come, fails with that error.</remarks>
internal sealed class CheckpointJournal
{
    private const int MaxUpdates = 200;
    private const int MaxBytes = 750 * 1024;

    private readonly Channel<Entry> _queue = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });
    private readonly Func<List<OperationUpdate>, Task> _send;
    private readonly Task _sending;

    public CheckpointJournal(Func<List<OperationUpdate>, Task> send)
    {
        _send = send;
        _sending = Task.Run(SendAsync);
    }

    /// <summary>Completes when the service has acknowledged the update.</summary>
    public async Task WriteAsync(OperationUpdate update, CancellationToken cancellationToken)
    {
        var entry = new Entry(update);
        if (!_queue.Writer.TryWrite(entry))
            await ThrowClosedAsync();

        await entry.Acknowledged.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends the update with the next call, and waits for nothing.</summary>
    public void Post(OperationUpdate update) =>
        // When the journal is closed, the write that ends the operation says why.
        _ = _queue.Writer.TryWrite(new Entry(update));

    /// <summary>Sends what is left.</summary>
    /// <exception cref="DurableExecutionException">A call was refused, now or earlier.</exception>
    public Task CloseAsync()
    {
        _queue.Writer.TryComplete();
        return _sending;
    }

    private async Task SendAsync()
    {
        List<Entry> batch = [];
        try
        {
            while (await _queue.Reader.WaitToReadAsync())
            {
                batch = TakeBatch();
                await _send(batch.ConvertAll(entry => entry.Update));
                batch.ForEach(entry => entry.Acknowledged.TrySetResult());
            }
        }
        catch (Exception failure)
        {
            _queue.Writer.TryComplete();
            while (_queue.Reader.TryRead(out var waiting))
                batch.Add(waiting);
            batch.ForEach(entry => entry.Fail(failure));
            throw;
        }
    }

    private List<Entry> TakeBatch()
    {
        List<Entry> batch = [];
        var bytes = 0;
        while (batch.Count < MaxUpdates && _queue.Reader.TryPeek(out var next))
        {
            bytes += UpdateSize.Of(next.Update);
            if (batch.Count > 0 && bytes > MaxBytes)
                break;

            _queue.Reader.TryRead(out _);
            batch.Add(next);
        }

        return batch;
    }

    private async Task ThrowClosedAsync()
    {
        await _sending;
        throw new ObjectDisposedException(nameof(CheckpointJournal), "The invocation has ended, and its workflow with it.");
    }

    private sealed record Entry(OperationUpdate Update)
    {
        public TaskCompletionSource Acknowledged { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Fail(Exception failure)
        {
            Acknowledged.TrySetException(failure);
            // Nobody awaits a posted update; its failure is seen by whoever writes next.
            _ = Acknowledged.Task.Exception;
        }
    }
}
