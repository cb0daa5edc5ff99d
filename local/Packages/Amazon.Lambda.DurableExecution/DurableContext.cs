using System.Globalization;
using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution.Internal;
using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution;

/// <summary>The context of a workflow or of a child: gives each call its place, and has the operation of its kind carry it out.</summary>
internal sealed class DurableContext(DurableInvocation invocation, OperationIdGenerator ids) : IDurableContext
{
    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(31_622_400);

    private ReplayAwareLogger _logger = new(new LambdaCoreLogger(), invocation.State, modeAware: true);

    public ILogger Logger => _logger;

    public IExecutionContext ExecutionContext { get; } = new DurableExecutionContext(invocation.ExecutionArn);

    public ILambdaContext LambdaContext => invocation.Lambda;

    public void ConfigureLogger(LoggerConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        _logger = new(config.CustomLogger ?? _logger.Inner, invocation.State, config.ModeAware);
    }

    public Task<T> StepAsync<T>(
        Func<IStepContext, CancellationToken, Task<T>> func,
        string? name = null,
        StepConfig? config = null,
        CancellationToken cancellationToken = default) =>
        new StepOperation<T>(invocation, ids.Next(name), func, config, _logger).RunAsync(cancellationToken);

    // What is wrong with a call without a result shows where it is awaited, and of one with a result at once: so it is in AWS's package.
    public async Task StepAsync(
        Func<IStepContext, CancellationToken, Task> func,
        string? name = null,
        StepConfig? config = null,
        CancellationToken cancellationToken = default) =>
        await StepAsync<object?>(
            async (step, ct) =>
            {
                await func(step, ct);
                return null;
            },
            name,
            config,
            cancellationToken);

    public Task WaitAsync(TimeSpan duration, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, MinWait);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, MaxWait);
        cancellationToken.ThrowIfCancellationRequested();
        return new WaitOperation(invocation, ids.Next(name), duration).RunAsync(cancellationToken);
    }

    public Task<T> RunInChildContextAsync<T>(
        Func<IDurableContext, CancellationToken, Task<T>> func,
        string? name = null,
        ChildContextConfig? config = null,
        CancellationToken cancellationToken = default) =>
        new ChildContextOperation<T>(invocation, ids.Next(name), func, config).RunAsync(cancellationToken);

    public async Task RunInChildContextAsync(
        Func<IDurableContext, CancellationToken, Task> func,
        string? name = null,
        ChildContextConfig? config = null,
        CancellationToken cancellationToken = default) =>
        await RunInChildContextAsync<object?>(
            async (child, ct) =>
            {
                await func(child, ct);
                return null;
            },
            name,
            config,
            cancellationToken);

    public Task<ICallback<T>> CreateCallbackAsync<T>(
        string? name = null, CallbackConfig? config = null, CancellationToken cancellationToken = default) =>
        new CallbackOperation<T>(invocation, ids.Next(name), config).RunAsync(cancellationToken);

    public Task<T> WaitForCallbackAsync<T>(
        Func<string, IWaitForCallbackContext, CancellationToken, Task> submitter,
        string? name = null,
        WaitForCallbackConfig? config = null,
        CancellationToken cancellationToken = default) =>
        WaitForCallback.RunAsync<T>(this, submitter, name, config, cancellationToken);

    public Task<TResult> InvokeAsync<TPayload, TResult>(
        string functionName,
        TPayload payload,
        string? name = null,
        InvokeConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        // Whether the name is good enough, qualified for a durable function, is for the service to say.
        ArgumentException.ThrowIfNullOrWhiteSpace(functionName);
        cancellationToken.ThrowIfCancellationRequested();
        return new InvokeOperation<TPayload, TResult>(invocation, ids.Next(name), functionName, payload, config).RunAsync(cancellationToken);
    }

    public Task<TState> WaitForConditionAsync<TState>(
        Func<TState, IConditionCheckContext, CancellationToken, Task<TState>> check,
        WaitForConditionConfig<TState> config,
        string? name = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(config.WaitStrategy);
        return new WaitForConditionOperation<TState>(invocation, ids.Next(name), check, config, _logger).RunAsync(cancellationToken);
    }

    public Task<IBatchResult<T>> ParallelAsync<T>(
        IReadOnlyList<Func<IDurableContext, CancellationToken, Task<T>>> branches,
        string? name = null,
        ParallelConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(branches);
        DurableBranch<T>[] named = [.. branches.Select((func, index) => new DurableBranch<T>(index.ToString(CultureInfo.InvariantCulture), func))];
        return ParallelAsync(named, name, config, cancellationToken);
    }

    public Task<IBatchResult<T>> ParallelAsync<T>(
        IReadOnlyList<DurableBranch<T>> branches,
        string? name = null,
        ParallelConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(branches);
        if (branches.Any(branch => branch?.Func is null))
            throw new ArgumentException("A branch, or its function, is null.", nameof(branches));

        return new ParallelOperation<T>(invocation, ids.Next(name), branches, config ?? new()).RunAsync(cancellationToken);
    }

    public Task<IBatchResult<TResult>> MapAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        Func<IDurableContext, TItem, int, IReadOnlyList<TItem>, CancellationToken, Task<TResult>> func,
        string? name = null,
        MapConfig<TItem>? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(func);
        return new MapOperation<TItem, TResult>(invocation, ids.Next(name), items, func, config ?? new()).RunAsync(cancellationToken);
    }

    public IDurableParallel CreateParallel(string? name = null, ParallelConfig? config = null) =>
        new IncrementalParallelOperation(invocation, ids.Next(name), config ?? new());
}

/// <inheritdoc cref="IExecutionContext"/>
internal sealed record DurableExecutionContext(string DurableExecutionArn) : IExecutionContext;

/// <inheritdoc cref="IWaitForCallbackContext"/>
internal sealed record WaitForCallbackContext(ILogger Logger) : IWaitForCallbackContext;
