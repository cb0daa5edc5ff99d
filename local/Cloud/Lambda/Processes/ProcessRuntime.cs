using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Local.Cloud.Lambda.Processes;

/// <summary>Runs a function as processes, one for each invocation at a time, and uses them again while they are warm.</summary>
/// <remarks>In real time only: other processes know no other.</remarks>
public sealed class ProcessRuntime : IFunctionRuntime
{
    // What Lambda grants the initialization of a function without provisioned concurrency.
    private static readonly TimeSpan InitializationLimit = TimeSpan.FromSeconds(10);

    private readonly Func<FunctionDefinition, string, Action<Sandbox>, Sandbox> _start;
    private readonly TimeProvider _time;
    private readonly IdleSandboxes _idle;

    /// <param name="start">Starts the process of a version; it is told to whom to report that it is free.</param>
    internal ProcessRuntime(Func<FunctionDefinition, string, Action<Sandbox>, Sandbox> start, TimeProvider time) =>
        (_start, _time, _idle) = (start, time, new(time));

    public async Task<IFunctionEnvironment> OpenAsync(FunctionDefinition function, string version)
    {
        if (_idle.Take(function, version) is { } warm)
            return warm;
        var sandbox = _start(function, version, _idle.Add);
        await Task.WhenAny(sandbox.Initialized.WaitAsync(InitializationLimit, _time, sandbox.Ended));
        if (sandbox.Initialized.IsCompletedSuccessfully)
            return sandbox;
        // Lambda initializes once more, this time within the invocation, which fails of it or runs into its timeout.
        sandbox.Kill();
        return _start(function, version, _idle.Add);
    }
}

/// <summary>Warm environments that wait for their next invocation; the last one used is the next to be.</summary>
/// <remarks>One that nobody wants for <see cref="Limit"/> is ended. How long AWS keeps one is not documented: minutes.</remarks>
internal sealed class IdleSandboxes(TimeProvider time)
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly List<(Sandbox Sandbox, ITimer Timer)> _idle = [];

    public void Add(Sandbox sandbox)
    {
        lock (_gate)
            _idle.Add((sandbox, time.CreateTimer(_ => End(sandbox), null, Limit, Timeout.InfiniteTimeSpan)));
    }

    /// <summary>An environment that serves this function; null when there is none.</summary>
    public Sandbox? Take(FunctionDefinition function, string version)
    {
        lock (_gate)
        {
            var index = _idle.FindLastIndex(idle => !idle.Sandbox.Ended.IsCancellationRequested && idle.Sandbox.Serves(function, version));
            return index < 0 ? null : TakeAt(index);
        }
    }

    private Sandbox TakeAt(int index)
    {
        var (sandbox, timer) = _idle[index];
        _idle.RemoveAt(index);
        timer.Dispose();
        return sandbox;
    }

    private void End(Sandbox sandbox)
    {
        lock (_gate)
        {
            var index = _idle.FindIndex(idle => idle.Sandbox == sandbox);
            if (index < 0)
                return; // taken in the last instant
            TakeAt(index);
        }
        sandbox.Kill();
    }
}
