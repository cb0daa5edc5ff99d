using System.Runtime.ExceptionServices;
using System.Text;
using System.Threading.Channels;
using Amazon.Lambda.Model;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Sends updates in the order they come: one call at a time, each with what has gathered when it is made, cut as AWS cuts it.</summary>
/// <remarks>
/// One worker reads the queue and waits for nothing, so whether a quick step's start travels with its end is for the threads to say.
/// After a call has failed nothing more is taken, and whoever asks gets the error; but what had gathered by then is still tried.
/// </remarks>
internal sealed class CheckpointBatcher
{
    private const int MaxUpdates = 200;
    private const int MaxBytes = 750 * 1024;

    // AWS's guesses of what is not counted: token and ARN of a call, names and braces of an update, quotes of a stack frame.
    private const int CallReserve = 4 * 1024;
    private const int UpdateReserve = 512;
    private const int FrameReserve = 8;

    private readonly Func<List<OperationUpdate>, Task> _send;
    private readonly Channel<Entry> _queue = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });
    private readonly List<Entry> _batch = [];
    private readonly Task _worker;
    private int _bytes = CallReserve;
    private volatile Exception? _failure;

    public CheckpointBatcher(Func<List<OperationUpdate>, Task> send)
    {
        _send = send;
        _worker = Task.Run(WorkAsync);
    }

    /// <summary>Completes when the service has acknowledged the update.</summary>
    /// <exception cref="DurableExecutionException">A call was refused, this one or an earlier one.</exception>
    /// <exception cref="ObjectDisposedException">The invocation has ended, and its workflow with it.</exception>
    public async Task EnqueueAsync(OperationUpdate update, CancellationToken cancellationToken)
    {
        var entry = new Entry(update, new(TaskCreationOptions.RunContinuationsAsynchronously));
        ThrowIfFailed();
        if (!_queue.Writer.TryWrite(entry))
        {
            ThrowIfFailed();
            throw new ObjectDisposedException(nameof(CheckpointBatcher));
        }

        await entry.Acknowledged.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Has the update sent and waits for nothing; if it is refused, the update that ends the operation says why.</summary>
    public void Post(OperationUpdate update, CancellationToken cancellationToken) =>
        _ = EnqueueAsync(update, cancellationToken).ContinueWith(
            static refused => _ = refused.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    /// <summary>Sends what is left, and takes no more.</summary>
    /// <exception cref="DurableExecutionException">A call was refused, now or earlier.</exception>
    public async Task DrainAsync()
    {
        _queue.Writer.TryComplete();
        await _worker;
        ThrowIfFailed();
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    private async Task WorkAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_queue.Reader.TryRead(out var entry))
                await AddAsync(entry);
            if (_batch.Count > 0)
                await FlushAsync();
        }
    }

    private async Task AddAsync(Entry entry)
    {
        var size = SizeOf(entry.Update);
        if (_batch.Count > 0 && (_batch.Count == MaxUpdates || _bytes + size > MaxBytes))
            await FlushAsync();

        _batch.Add(entry);
        _bytes += size;
        // Too large for any call, it goes alone.
        if (_batch.Count == 1 && _bytes > MaxBytes)
            await FlushAsync();
    }

    private async Task FlushAsync()
    {
        try
        {
            await _send(_batch.ConvertAll(entry => entry.Update));
            _batch.ForEach(entry => entry.Acknowledged.TrySetResult());
        }
        catch (Exception failure)
        {
            _failure = failure;
            _batch.ForEach(entry => entry.Acknowledged.TrySetException(failure));
            _queue.Writer.TryComplete();
        }

        _batch.Clear();
        _bytes = CallReserve;
    }

    /// <summary>Bytes of an update, by AWS's count. A payload counts twice, for it is JSON that is escaped once more.</summary>
    private static int SizeOf(OperationUpdate update) =>
        UpdateReserve
        + (2 * Utf8(update.Payload))
        + Utf8(update.Id) + Utf8(update.ParentId) + Utf8(update.Name)
        + (update.Error is not { } error
            ? 0
            : Utf8(error.ErrorType) + Utf8(error.ErrorMessage) + Utf8(error.ErrorData)
                + (error.StackTrace?.Sum(frame => Utf8(frame) + FrameReserve) ?? 0));

    private static int Utf8(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private sealed record Entry(OperationUpdate Update, TaskCompletionSource Acknowledged);
}
