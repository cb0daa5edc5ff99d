using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Local.Cloud.Lambda.Attached;

/// <summary>Runs a function in whatever programs poll the Runtime API for it: each poller is an environment, one invocation at a time.</summary>
/// <remarks>
/// An invocation waits for an environment until the function's timeout. One whose environment loses its connection and does not
/// answer on another within <see cref="Patience"/> has crashed; one whose environment merely says nothing runs into the timeout.
/// Some clients never keep a connection (curl) or drop it after seconds without traffic; as soon as one such answers after all,
/// lost connections mean nothing for this function any more.
/// </remarks>
/// <param name="time">Real time, the machine's when absent: other programs know no other.</param>
/// <param name="key">Made up when absent.</param>
public sealed class AttachedRuntime(TimeProvider? time = null, string? key = null) : IFunctionRuntime, IFunctionEnvironment
{
    /// <summary>How long a lost connection is given to be replaced by another.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int KeyLength = 32;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Channel<AttachedInvocation> _waiting = Channel.CreateUnbounded<AttachedInvocation>();
    private readonly ConcurrentDictionary<string, AttachedInvocation> _inHand = new();
    private readonly ConcurrentDictionary<string, bool> _givenUp = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _reconnects;

    /// <summary>What a program must know to be the function.</summary>
    public string Key { get; } = key ?? RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);

    /// <summary>Completes when a program asks for its first invocation.</summary>
    internal Task Asked => _asked.Task;

    /// <summary>Always ready: a program that is not there yet is waited for within the invocation.</summary>
    public Task<IFunctionEnvironment> OpenAsync(FunctionDefinition function, string version) => Task.FromResult<IFunctionEnvironment>(this);

    public async Task<FunctionOutcome> RunAsync(FunctionInvocation invocation, CancellationToken cancellationToken)
    {
        var attached = new AttachedInvocation(invocation);
        _waiting.Writer.TryWrite(attached);
        try
        {
            return await attached.Outcome.WaitAsync(cancellationToken);
        }
        finally
        {
            attached.Abandon();
            _inHand.TryRemove(new(invocation.RequestId, attached));
        }
    }

    /// <summary>Takes the next invocation as soon as there is one; it is answered, lost, or over at its timeout.</summary>
    internal async Task<AttachedInvocation> NextAsync(CancellationToken cancellationToken)
    {
        _asked.TrySetResult();
        while (true)
        {
            var next = await _waiting.Reader.ReadAsync(cancellationToken);
            _inHand[next.RequestId] = next;
            if (!next.Outcome.IsCompleted)
                return next;
            _inHand.TryRemove(new(next.RequestId, next));
        }
    }

    /// <summary>The invocation that an environment speaks of; null when it is over, or never was.</summary>
    internal AttachedInvocation? FindInHand(string requestId)
    {
        var found = _inHand.GetValueOrDefault(requestId);
        if (found is { LostConnection: true } || _givenUp.ContainsKey(requestId))
            _reconnects = true;
        return found;
    }

    /// <summary>An environment that cannot start fails the invocation it would have been started for, if there is one.</summary>
    internal void FailInitialization(FunctionOutcome outcome)
    {
        while (_waiting.Reader.TryRead(out var next))
            if (next.TryEnd(outcome))
                return;
    }

    /// <summary>Declares the invocation crashed when its environment's connection is lost and no answer comes on another.</summary>
    internal async Task WatchAsync(AttachedInvocation invocation, CancellationToken connectionClosed)
    {
        await Task.WhenAny(invocation.Outcome.WaitAsync(connectionClosed));
        if (invocation.Outcome.IsCompleted)
            return;
        invocation.LostConnection = true;
        if (_reconnects)
            return;
        await Task.WhenAny(invocation.Outcome.WaitAsync(Patience, _time, CancellationToken.None));
        if (!_reconnects && invocation.TryEnd(FunctionOutcome.Exited(invocation.RequestId)))
            _givenUp[invocation.RequestId] = true;
    }
}

/// <summary>One invocation on its way through an attached environment.</summary>
internal sealed class AttachedInvocation(FunctionInvocation invocation)
{
    // Whoever waits for the outcome must not run inside the environment's request.
    private readonly TaskCompletionSource<FunctionOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FunctionInvocation Invocation { get; } = invocation;

    public string RequestId => Invocation.RequestId;

    public Task<FunctionOutcome> Outcome => _outcome.Task;

    /// <summary>The connection on which the environment took it is closed.</summary>
    public volatile bool LostConnection;

    /// <summary>False when it ended before.</summary>
    public bool TryEnd(FunctionOutcome outcome) => _outcome.TrySetResult(outcome);

    /// <summary>Nobody waits for the outcome any more.</summary>
    public void Abandon() => _outcome.TrySetCanceled();
}
