using System.Runtime.InteropServices;

namespace Comparison.Cli;

/// <summary>The one owner of the signals that are to end this process: Ctrl+C, SIGTERM, and the end of its terminal.</summary>
/// <remarks>
/// The first cancels what goes on, and ends the process if that does not; a second one ends it at once, as by default. Neither the
/// parser nor the local cloud's web server handles any: of two owners each thinks that the other one ends the process.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    private const int SignalStatus = 128; // to which shells add the signal's number

    // Enough to write down what a bench has measured.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly (PosixSignal Signal, int Number)[] Handled =
        [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15)];

    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private Timer? _end;

    public Interruption()
    {
        foreach (var (signal, number) in Handled)
            _registrations.Add(PosixSignalRegistration.Create(signal, context => OnSignal(context, SignalStatus + number)));
    }

    /// <summary>What the process ends with if it was interrupted.</summary>
    public int Status { get; private set; }

    public CancellationToken Token => _cancellation.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _end?.Dispose();
        _cancellation.Dispose();
    }

    private void OnSignal(PosixSignalContext context, int status)
    {
        if (_cancellation.IsCancellationRequested)
            return;
        context.Cancel = true;
        Status = status;
        // Leaves by the door: what runs at the exit of the process ends the processes of functions.
        _end = new(_ => Environment.Exit(status), null, Grace, Timeout.InfiniteTimeSpan);
        _cancellation.Cancel();
    }
}
