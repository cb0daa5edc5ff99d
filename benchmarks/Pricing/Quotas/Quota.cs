using System.Text.Json.Serialization;
using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Quotas;

/// <summary>What one account may do in one Region before AWS refuses more.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Unit">What <paramref name="Amount"/> is of: a second, at once.</param>
/// <param name="Amount">What can be kept up: of a token bucket, what it is filled up with.</param>
/// <param name="Bucket">What it holds when nothing was asked for a while; null where nobody says.</param>
/// <param name="Exceeded">What happens beyond it, and who tries again.</param>
/// <param name="Raise">What gives more.</param>
/// <param name="Confidence">How sure the amount is.</param>
/// <param name="Date">When the source said so.</param>
public sealed record Quota(
    QuotaKind Kind, string Name, string Unit, decimal Amount, decimal? Bucket, string Exceeded, string Raise, Confidence Confidence,
    string Source, DateOnly Date, string? Note);

/// <summary>What a quota counts.</summary>
[JsonConverter(typeof(SnakeCaseConverter<QuotaKind>))]
public enum QuotaKind
{
    /// <summary>Invocations that begin a durable execution.</summary>
    DurableStart,

    /// <summary>CheckpointDurableExecution.</summary>
    DurableCheckpoint,

    /// <summary>GetDurableExecutionState.</summary>
    DurableState,

    /// <summary>SendDurableExecutionCallbackSuccess; failure and heartbeat have the same each.</summary>
    DurableCallback,

    RunningDurableExecutions,

    StartExecution,

    StateTransition,

    /// <summary>SendTaskSuccess; failure and heartbeat have the same each.</summary>
    SendTask,

    OpenExecutions,

    /// <summary>Invocations in flight of all functions of the account.</summary>
    LambdaConcurrency,

    /// <summary>Environments that one function gets in 10 seconds.</summary>
    LambdaScaling,

    /// <summary>Invocations whose caller waits for the result.</summary>
    LambdaSync,

    /// <summary>Invocations in flight for one queue.</summary>
    SqsConcurrency,

    /// <summary>How many more of them there are after a minute.</summary>
    SqsScaling,

    /// <summary>Write units of an on-demand table that was never busier.</summary>
    DynamoDbTable,

    /// <summary>Write units of the keys that lie together.</summary>
    DynamoDbPartition,

    HttpApi,
}
