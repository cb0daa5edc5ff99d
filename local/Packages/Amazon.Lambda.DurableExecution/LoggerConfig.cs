using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Options of a context's logger.</summary>
public sealed class LoggerConfig
{
    /// <summary>Default null: the logger stays as it is.</summary>
    public ILogger? CustomLogger { get; init; }

    /// <summary>Default true: nothing is written while recorded operations are being replayed.</summary>
    public bool ModeAware { get; init; } = true;
}
