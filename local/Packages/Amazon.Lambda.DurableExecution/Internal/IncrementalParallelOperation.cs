using System.Runtime.CompilerServices;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A parallel that is told its branches one by one, and begins each at once. It writes what a parallel of a list writes.</summary>
/// <remarks>SUCCEEDED → branches answer from its record, and run again only where their results were too large for it.</remarks>
internal sealed class IncrementalParallelOperation : DurableOperation<object?>, IDurableParallel
{
    private readonly Lock _lock = new();
    private readonly List<ParallelBranch> _branches = [];
    private readonly CancellationTokenSource _decided = new();
    private readonly CancellationTokenSource _dispatching;
    private readonly SemaphoreSlim? _free;
    private readonly ParallelConfig _config;
    private readonly CompletionPolicy _policy;
    private readonly Task _begun;
    private int _succeeded;
    private int _failed;
    private bool _hasEnded;
    private BatchSummary? _summary;
    private Task<IBatchResult>? _completion;
    private bool _isDisposed;

    /// <exception cref="NonDeterministicExecutionException">Something else is recorded at this place.</exception>
    public IncrementalParallelOperation(DurableInvocation invocation, OperationPlace place, ParallelConfig config)
        : base(invocation, place, OperationTypes.Context, OperationSubTypes.Parallel)
    {
        (_config, _policy) = (config, new(config.CompletionConfig));
        _free = config.MaxConcurrency is { } limit ? new(limit) : null;
        _dispatching = StoppingWith(_decided.Token);
        _begun = RunAsync(CancellationToken.None);
    }

    public IParallelBranch<T> Branch<T>(
        string name, Func<IDurableContext, CancellationToken, Task<T>> func, ILambdaSerializer? serializer = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(func);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IDurableParallel));
            if (_completion is not null)
                throw new InvalidOperationException("The parallel is complete, and takes no further branch.");

            var index = _branches.Count;
            var unit = new BranchOperation<T>(this, index, Place.Child(index + 1, name), func, serializer);
            var ended = _summary?.Find(index);
            ended?.CheckName(name, "parallel branch", Place);
            var branch = new ParallelBranch<T>(index, name, !_hasEnded ? unit.RunAsync() : unit.Restore(ended), ended?.Status);
            _branches.Add(branch);
            return branch;
        }
    }

    public Task<IBatchResult> CompleteAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return _completion ??= Task.Run(() => EndAsync(cancellationToken), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
        }

        // What went wrong is told to whoever completes, and by the next invocation.
        await ((Task)CompleteAsync(CancellationToken.None)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _dispatching.Dispose();
        _decided.Dispose();
        _free?.Dispose();
    }

    protected override async Task<object?> StartAsync(CancellationToken cancellationToken)
    {
        await Invocation.Batcher.EnqueueAsync(Update(OperationAction.START), cancellationToken);
        return null;
    }

    protected override Task<object?> ReplayAsync(Operation recorded, CancellationToken cancellationToken)
    {
        if (recorded.Status is not (OperationStatuses.Succeeded or OperationStatuses.Started or OperationStatuses.Pending))
            throw Unexpected(recorded);
        _hasEnded = recorded.Status == OperationStatuses.Succeeded;
        _summary = _hasEnded ? BatchSummary.Read(recorded.ContextDetails?.Result) : null;
        return Task.FromResult<object?>(null);
    }

    private async Task<IBatchResult> EndAsync(CancellationToken cancellationToken)
    {
        Decide();
        await _begun;
        // The token stops the waiting and not the branches.
        Task settled = Task.WhenAll(_branches.Select(branch => branch.Settled));
        await settled.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_branches.SelectMany(branch => branch.Settled.Exception?.InnerExceptions ?? []).OfType<DurableExecutionException>().FirstOrDefault()
            is { } fault)
            throw fault;
        Invocation.Termination.Token.ThrowIfCancellationRequested();
        cancellationToken.ThrowIfCancellationRequested();

        if (_summary is not null && _summary.Units.Count != _branches.Count)
            throw new NonDeterministicExecutionException(
                $"Non-deterministic execution detected for parallel operation '{Place}': registered {_branches.Count} branch(es) on replay "
                + $"but the checkpoint recorded {_summary.Units.Count}.");

        var summary = _summary ?? Summary([.. _branches.Select(branch => branch.Settled.Result)]);
        if (!_hasEnded)
        {
            var update = Update(OperationAction.SUCCEED);
            summary.WriteTo(update);
            await Invocation.Batcher.EnqueueAsync(update, cancellationToken);
        }

        return new BatchCounts(
            summary.CompletionReason,
            summary.Count(BatchItemStatus.Succeeded),
            summary.Count(BatchItemStatus.Failed),
            summary.Count(BatchItemStatus.Started));
    }

    private BatchSummary Summary(IReadOnlyList<BatchUnitSummary> units)
    {
        var summary = new BatchSummary(default, units);
        return summary with
        {
            CompletionReason = _policy.ReasonFor(
                summary.Count(BatchItemStatus.Succeeded), summary.Count(BatchItemStatus.Failed), units.Count),
        };
    }

    private void Take(BatchItemStatus status)
    {
        if (status == BatchItemStatus.Succeeded)
            Interlocked.Increment(ref _succeeded);
        if (status == BatchItemStatus.Failed)
            Interlocked.Increment(ref _failed);
        Decide();
    }

    private void Decide()
    {
        // Of how many branches a share of failures is, is known only once no more may come.
        int? total = Volatile.Read(ref _completion) is null ? null : _branches.Count;
        // A parallel that has ended was decided then: its branches run to recover what its record could not hold.
        if (!_hasEnded && _policy.IsDecided(Volatile.Read(ref _succeeded), Volatile.Read(ref _failed), total))
            _decided.Cancel();
    }

    /// <summary>Runs one branch, or restores it from the record of the parallel.</summary>
    private sealed class BranchOperation<T>(
        IncrementalParallelOperation parallel,
        int index,
        OperationPlace place,
        Func<IDurableContext, CancellationToken, Task<T>> body,
        ILambdaSerializer? own)
    {
        private readonly ILambdaSerializer _serializer = parallel.Invocation.SerializerFor(own ?? parallel._config.ItemSerializer);

        private bool IsFlat => parallel._config.NestingType == NestingType.Flat;

        private DurableSerializationContext Whose => parallel.Invocation.Whose(IsFlat ? $"{parallel.Place.Id}#{index}" : place.Id);

        public async Task<UnitOutcome<T>> RunAsync()
        {
            var hasTurn = false;
            try
            {
                var outcome = await UnitOutcome<T>.OfAsync(
                    async () =>
                    {
                        // Asked for before anything is awaited: turns go in the order of registration.
                        if (parallel._free is not null)
                        {
                            await parallel._free.WaitAsync(parallel._dispatching.Token);
                            hasTurn = true;
                        }

                        await parallel._begun;
                        parallel._dispatching.Token.ThrowIfCancellationRequested();
                        return await RunBodyAsync();
                    },
                    OperationSubTypes.ParallelBranch,
                    parallel._decided.Token,
                    parallel.Invocation.Termination.Token);
                parallel.Take(outcome.Status);
                return outcome;
            }
            finally
            {
                // Only now: what the outcome decides is known to the next in turn.
                if (hasTurn)
                    parallel._free!.Release();
            }
        }

        public Task<UnitOutcome<T>> Restore(BatchUnitSummary? ended) => ended switch
        {
            { Status: BatchItemStatus.Succeeded, Result: { } result } => Task.FromResult<UnitOutcome<T>>(
                new(BatchItemStatus.Succeeded, _serializer.Read<T>(result, Whose), Payload: result)),
            { Status: BatchItemStatus.Failed, Error: { } error } => Task.FromResult<UnitOutcome<T>>(
                new(BatchItemStatus.Failed, Error: RecordedError.Child(error, OperationSubTypes.ParallelBranch, "Branch failed"))),
            { Status: not BatchItemStatus.Started } => RunAsync(),
            _ => Task.FromResult<UnitOutcome<T>>(new(BatchItemStatus.Started)),
        };

        private async Task<UnitOutcome<T>> RunBodyAsync()
        {
            var config = new ChildContextConfig
            {
                SubType = OperationSubTypes.ParallelBranch,
                NestingType = parallel._config.NestingType,
                Serializer = _serializer,
            };
            var child = new ChildContextOperation<T>(parallel.Invocation, place, body, config, parallel._decided.Token);
            var result = await child.RunAsync(CancellationToken.None);
            var payload = child.Payload ?? _serializer.Write(result, Whose);
            // A nested branch has read its own result back.
            return new(BatchItemStatus.Succeeded, IsFlat ? _serializer.Read<T>(payload, Whose) : result, Payload: payload);
        }
    }
}

/// <summary>A branch, whatever its result is.</summary>
internal abstract class ParallelBranch(int index, string name)
{
    public int Index => index;

    public string Name => name;

    public abstract BatchItemStatus Status { get; }

    /// <summary>Fails only by what is no outcome of a branch, and by the end of the invocation.</summary>
    public abstract Task<BatchUnitSummary> Settled { get; }
}

/// <inheritdoc cref="IParallelBranch{T}"/>
internal sealed class ParallelBranch<T> : ParallelBranch, IParallelBranch<T>
{
    private readonly Task<UnitOutcome<T>> _outcome;
    private readonly Task<T> _result;
    private readonly BatchItemStatus? _recorded;

    /// <param name="recorded">What the record of the parallel says of the branch, which stands even if it now ends otherwise.</param>
    public ParallelBranch(int index, string name, Task<UnitOutcome<T>> outcome, BatchItemStatus? recorded)
        : base(index, name)
    {
        (_outcome, _recorded) = (outcome, recorded);
        _result = ResultAsync();
        // Failures are told by CompleteAsync as well, so nobody need await the branch itself.
        _ = _result.ContinueWith(failed => failed.Exception, TaskContinuationOptions.OnlyOnFaulted);
        Settled = SettleAsync();
    }

    public override BatchItemStatus Status =>
        _recorded ?? (_outcome.IsCompletedSuccessfully ? _outcome.Result.Status : BatchItemStatus.Started);

    public override Task<BatchUnitSummary> Settled { get; }

    public TaskAwaiter<T> GetAwaiter() => _result.GetAwaiter();

    private async Task<T> ResultAsync()
    {
        var outcome = await _outcome;
        return outcome.Status switch
        {
            BatchItemStatus.Succeeded => outcome.Result!,
            BatchItemStatus.Failed => throw outcome.Error!,
            _ => throw new DurableExecutionException($"Branch '{Name}' (index {Index}) did not run: the parallel was decided before it."),
        };
    }

    private async Task<BatchUnitSummary> SettleAsync() => (await _outcome).Summary(Index, Name);
}

/// <inheritdoc cref="IBatchResult"/>
internal sealed record BatchCounts(CompletionReason CompletionReason, int SuccessCount, int FailureCount, int StartedCount) : IBatchResult
{
    public bool HasFailure => FailureCount > 0;

    public int TotalCount => SuccessCount + FailureCount + StartedCount;
}
