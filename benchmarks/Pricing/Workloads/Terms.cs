using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Workloads;

/// <summary>The prices, and how both variants are deployed.</summary>
/// <param name="MemoryMegabytes">
/// Of every function, 128 to 10,240. Billed times are assumed to be those measured at 1,024 MB, whatever it is: with less memory they
/// are longer, so a figure for less is too low.
/// </param>
/// <param name="RetentionDays">How long durable executions are kept after their end: 1 to 90, 14 by default in AWS.</param>
public sealed record Terms(
    PriceSheet Sheet,
    decimal MemoryMegabytes = Deployed.MemoryMegabytes,
    Architecture Architecture = Deployed.Architecture,
    decimal RetentionDays = Deployed.RetentionDays)
{
    /// <summary>What AWS sets where nobody says otherwise.</summary>
    public const decimal AwsRetentionDays = 14;

    /// <summary>How long Step Functions keeps the history of an execution, which is in the price of its transitions.</summary>
    public const decimal MachineRetentionDays = 90;

    /// <summary>Of each step and each task, on average; as assumed when null.</summary>
    public decimal? Retries { get; init; }

    /// <summary>Transitions billed for the start and the end of an execution; as assumed when null.</summary>
    public decimal? StartAndEnd { get; init; }

    /// <summary>What a state machine logs.</summary>
    public StateLogs StateLogs { get; init; } = Deployed.StateLogs;

    /// <summary>Whether X-Ray traces functions and state machines.</summary>
    public bool IsTraced { get; init; } = Deployed.IsTraced;

    /// <summary>The same with Start and End billed, as one source has it: n + 2 instead of n.</summary>
    public Terms Contested => this with { StartAndEnd = Assumed.StartAndEnd.High };

    public decimal Gigabytes => MemoryMegabytes / 1024;

    public Component Duration => Architecture == Architecture.X86 ? Component.LambdaDurationX86 : Component.LambdaDurationArm64;
}

/// <summary>What the Terraform roots deploy unless told otherwise: tests hold their variables and modules to it.</summary>
public static class Deployed
{
    public const string Region = "eu-west-1";
    public const decimal MemoryMegabytes = 512;
    public const Architecture Architecture = Workloads.Architecture.Arm64;
    public const decimal RetentionDays = 7;
    public const StateLogs StateLogs = Workloads.StateLogs.All;
    public const bool IsTraced = true;

    /// <summary>Alarms of the durable root.</summary>
    public const int DurableAlarms = 46;

    /// <summary>Alarms of the root with state machines, which have functions besides.</summary>
    public const int MachineAlarms = 54;

    /// <summary>Queues of either root that have a consumer.</summary>
    public const int ConsumedQueues = 3;

    /// <summary>What figures are given for unless somebody asks for another deployment. Prices unknown in the Region are assumed, and marked.</summary>
    public static Terms Terms { get; } = new(PriceSheets.For(Region, assumeHome: true));
}

/// <summary>The processors that functions run on.</summary>
public enum Architecture
{
    Arm64,
    X86,
}

/// <summary>What a state machine writes to its log, by AWS's levels.</summary>
public enum StateLogs
{
    Off,

    /// <summary>Only what ends an execution for good.</summary>
    Fatal,

    /// <summary>Only what fails.</summary>
    Error,

    /// <summary>Every event of the history.</summary>
    All,
}
