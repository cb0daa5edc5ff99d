using System.Globalization;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Orders;
using Comparison.Local.Cloud.Data;

namespace Comparison.Local.Stacks;

/// <summary>What can be set when a stack is deployed.</summary>
public sealed record StackOptions
{
    /// <summary>How long durable executions are kept after their end, in days; AWS keeps them 14 days unless it is told otherwise.</summary>
    public const int RetentionDays = 7;

    /// <summary>When the stack's clock starts, if its time is skipped; real time when absent.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>How the workflows are written; the readable form when absent.</summary>
    public Form Form { get; init; }

    /// <summary>How long the approval queue holds every message back; 60 s when absent, 0 s to 15 min.</summary>
    public TimeSpan QueueDelay { get; init; } = ApprovalPolicy.QueueDelay;

    /// <summary>How long an order waits for its payment to settle; 5 s when absent, at least 1 s: AWS's durable waits are no shorter.</summary>
    public TimeSpan Settle { get; init; } = OrderPolicy.Settle;

    /// <summary>How long the fraud service's queue holds every message back; 5 s when absent, 0 s to 15 min.</summary>
    public TimeSpan FraudDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What people's deadlines are multiplied by; 1 when absent, above 0 and at most 1.</summary>
    public decimal DeadlineScale { get; init; } = 1;

    /// <summary>Makes durable functions log what they replay, too, marked as such.</summary>
    public bool TagReplay { get; init; }

    /// <summary>The folder where <c>compare package</c> wrote the zips that functions run from, as processes; in this process when absent.</summary>
    public string? Packages { get; init; }

    /// <summary>Makes ids and tokens the same in every run.</summary>
    public int? Seed { get; init; }

    /// <summary>Rewrites a state machine's definition before it is deployed, for whoever plants a mistake to see it found.</summary>
    public Func<WorkflowName, string, string>? Rewrite { get; init; }

    /// <summary>Where the stack's account is to outlive the process, and takes up what it left there; nowhere when absent.</summary>
    public DataFolder? Data { get; init; }

    /// <summary>The id of the stack's account, where it is to be the one that left something in <see cref="Data"/>; the next free one when absent.</summary>
    public string? Account { get; init; }

    internal string SettleSeconds => ((int)Settle.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
