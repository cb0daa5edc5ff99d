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
