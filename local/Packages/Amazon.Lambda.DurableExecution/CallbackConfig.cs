using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Options of a callback.</summary>
public class CallbackConfig
{
    /// <summary>Time for an answer; rounded up to seconds. Zero (default) for none, otherwise at least one second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or between zero and one second.</exception>
    public TimeSpan Timeout
    {
        get;
        set => field = Checked(value, nameof(Timeout));
    }

    /// <summary>Time between heartbeats; rounded up to seconds. Zero (default) for none, otherwise at least one second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or between zero and one second.</exception>
    public TimeSpan HeartbeatTimeout
    {
        get;
        set => field = Checked(value, nameof(HeartbeatTimeout));
    }

    /// <summary>Of the answer. Default null: the function's own.</summary>
    public ILambdaSerializer? Serializer { get; set; }

    private static TimeSpan Checked(TimeSpan value, string name) =>
        value == TimeSpan.Zero || value >= TimeSpan.FromSeconds(1)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is zero, for none, or at least one second.");
}
