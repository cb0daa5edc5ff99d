using System.Security.Cryptography;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Delays that grow by a factor up to a maximum, jittered, in whole seconds and never under one, the service's shortest.</summary>
internal sealed class ExponentialBackoff(TimeSpan initialDelay, TimeSpan maxDelay, double backoffRate, JitterStrategy jitter)
{
    /// <param name="attemptNumber">The attempt that failed, from 1.</param>
    public TimeSpan DelayAfter(int attemptNumber)
    {
        var seconds = Math.Min(initialDelay.TotalSeconds * Math.Pow(backoffRate, attemptNumber - 1), maxDelay.TotalSeconds);
        var jittered = jitter switch
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
