using System.Security.Cryptography;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Delays that grow by a factor up to a maximum, jittered, in whole seconds and never under one, the service's shortest.</summary>
internal sealed class ExponentialBackoff
{
    private readonly TimeSpan _initial;
    private readonly TimeSpan _maximum;
    private readonly double _rate;
    private readonly JitterStrategy _jitter;

    /// <exception cref="ArgumentOutOfRangeException">A delay not above zero, delays the wrong way round, or a rate under 1.</exception>
    public ExponentialBackoff(TimeSpan initialDelay, TimeSpan maxDelay, double backoffRate, JitterStrategy jitter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(initialDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDelay, initialDelay);
        if (!double.IsFinite(backoffRate) || backoffRate < 1)
            throw new ArgumentOutOfRangeException(nameof(backoffRate), backoffRate, "The rate is finite and at least 1.");

        (_initial, _maximum, _rate, _jitter) = (initialDelay, maxDelay, backoffRate, jitter);
    }

    /// <param name="attemptNumber">The attempt that failed, from 1.</param>
    public TimeSpan DelayAfter(int attemptNumber)
    {
        var seconds = Math.Min(_initial.TotalSeconds * Math.Pow(_rate, attemptNumber - 1), _maximum.TotalSeconds);
        var jittered = _jitter switch
        {
            JitterStrategy.Full => seconds * Chance(),
            JitterStrategy.Half => seconds * (0.5 + (0.5 * Chance())),
            _ => seconds,
        };
        return TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(jittered)));
    }

    // From 0 to 1, the end excluded. Safe from any thread, and strategies are shared by all of them.
    private static double Chance() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
}
