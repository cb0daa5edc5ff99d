namespace Comparison.Pricing.Workloads;

/// <summary>What executions of Express state machines are billed for besides the request: duration and memory.</summary>
public static class Express
{
    private const decimal StepMilliseconds = 100;
    private const decimal StepMegabytes = 64;

    /// <summary>One execution as AWS bills it: duration rounded up to 100 ms, memory to 64 MB (Step Functions pricing).</summary>
    public static decimal GigabyteSeconds(decimal milliseconds, decimal megabytes) =>
        RoundUp(milliseconds, StepMilliseconds) / 1000 * RoundUp(megabytes, StepMegabytes) / 1024;

    // Something ran, so that at least one of each is billed.
    private static decimal RoundUp(decimal value, decimal step) => Math.Max(1, Math.Ceiling(value / step)) * step;
}
