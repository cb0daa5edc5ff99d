using System.Diagnostics;
using Comparison.Local.Cloud.Lambda.Attached;
using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Local.Cloud.Lambda.Processes;

/// <summary>One execution environment: a process of its own, which asks its own Runtime API for one invocation at a time.</summary>
/// <remarks>Between invocations Lambda freezes an environment; here the process merely has nothing to do.</remarks>
/// <param name="id">Names the environment in its Runtime API's path.</param>
/// <param name="isFree">Told after each invocation that leaves the process alive.</param>
internal sealed class Sandbox(string id, FunctionDefinition function, string version, Action<Sandbox> isFree)
    : IFunctionEnvironment, IAsyncDisposable
{
    // .NET tells a signal by 128 and its number, as shells do.
    private const int Killed = 128 + 9;

    private readonly Process _process = new() { EnableRaisingEvents = true };
    private readonly CancellationTokenSource _ended = new();
    private string? _reason;

    public string Id { get; } = id;

    /// <summary>What the process's requests are answered from.</summary>
    public AttachedRuntime Api { get; } = new();

    /// <summary>Completes when the program asks for its first invocation.</summary>
    public Task Initialized => Api.Asked;

    /// <summary>Cancelled when the process has ended, by itself or not.</summary>
    public CancellationToken Ended => _ended.Token;

    public string FunctionName => function.Name;

    /// <summary>The process's id, for whoever wants to see it die.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Whether it was made for this function as it is configured now.</summary>
    public bool Serves(FunctionDefinition otherFunction, string otherVersion) =>
        ReferenceEquals(function, otherFunction) && version == otherVersion;

    /// <summary>Starts the process.</summary>
    /// <param name="write">Takes each line of its standard output and its error stream.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public void Start(ProcessStartInfo program, Action<string> write)
    {
        _process.StartInfo = program;
        _process.Exited += (_, _) => End();
        _process.OutputDataReceived += OnLine;
        _process.ErrorDataReceived += OnLine;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        void OnLine(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text)
                write(text);
        }
    }

    /// <summary>Never starts: whatever is to run here fails as in a process that ended.</summary>
    public void Refuse() => _ended.Cancel();

    public async Task<FunctionOutcome> RunAsync(FunctionInvocation invocation, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ended);
        try
        {
            var outcome = await Api.RunAsync(invocation, over.Token);
            isFree(this);
            return outcome;
        }
        catch (OperationCanceledException) when (Ended.IsCancellationRequested)
        {
            return FunctionOutcome.Exited(invocation.RequestId, _reason);
        }
        catch (OperationCanceledException)
        {
            Kill(); // as Lambda does when an invocation's time is over
            throw;
        }
    }

    /// <summary>Ends the process, if it still runs.</summary>
    public void Kill()
    {
        if (!Ended.IsCancellationRequested)
            _process.Kill(entireProcessTree: true);
    }

    /// <summary>Returns when the process is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
    }

    private void End()
    {
        // The words of Lambda's own runtime.
        _reason = _process.ExitCode switch
        {
            0 => null,
            Killed => "signal: killed",
            var status => $"exit status {status}",
        };
        _ended.Cancel();
    }
}
