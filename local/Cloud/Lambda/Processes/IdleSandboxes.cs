using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Local.Cloud.Lambda.Processes;

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
