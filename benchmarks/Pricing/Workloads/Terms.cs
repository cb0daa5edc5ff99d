using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Workloads;

/// <summary>What a user chooses: the prices, and how functions are deployed.</summary>
/// <param name="MemoryMegabytes">
/// Of every function, 128 to 10,240. Billed times are assumed to be those measured at 1,024 MB, whatever it is.
/// </param>
/// <param name="RetentionDays">How long durable executions are kept after their end: 1 to 90, 14 by default in AWS.</param>
public sealed record Terms(
    PriceSheet Sheet, decimal MemoryMegabytes = 1024, Architecture Architecture = Architecture.Arm64, decimal RetentionDays = Terms.AwsRetentionDays)
{
    /// <summary>What AWS sets where nobody says otherwise.</summary>
    public const decimal AwsRetentionDays = 14;

    /// <summary>Of each step and each task, on average; as assumed when null.</summary>
    public decimal? Retries { get; init; }

    public decimal Gigabytes => MemoryMegabytes / 1024;

    public Component Duration => Architecture == Architecture.X86 ? Component.LambdaDurationX86 : Component.LambdaDurationArm64;
}

/// <summary>The processors that functions run on.</summary>
public enum Architecture
{
    Arm64,
    X86,
}
