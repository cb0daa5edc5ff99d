using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparison.Pricing.Sheets;

/// <summary>What one component costs in one Region.</summary>
/// <param name="Component">What is paid for.</param>
/// <param name="Unit">The unit that is counted, in AWS's words.</param>
/// <param name="Tiers">By amount, from nothing on; empty when the price is not known.</param>
/// <param name="Confidence">How sure the price is.</param>
public sealed record Price(Component Component, string Unit, IReadOnlyList<Tier> Tiers, Confidence Confidence)
{
    public FreeTier? FreeTier { get; init; }

    /// <summary>The page or price list; null when the price is not known.</summary>
    public string? Source { get; init; }

    /// <summary>When the source said so, as far as it is known.</summary>
    public DateOnly? Date { get; init; }

    public string? Note { get; init; }

    /// <summary>The Region whose price this is, when it stands in for one that is not known.</summary>
    [JsonIgnore]
    public string? AssumedFrom { get; init; }

    [JsonIgnore]
    public bool IsKnown => Tiers.Count > 0;

    /// <summary>What an amount costs that comes on top of what was used in the same month before.</summary>
    public decimal For(decimal amount, decimal usedBefore = 0) => UpTo(usedBefore + amount) - UpTo(usedBefore);

    private decimal UpTo(decimal amount)
    {
        var cost = 0m;
        for (var i = 0; i < Tiers.Count && amount > Tiers[i].From; i++)
        {
            var end = i + 1 < Tiers.Count ? Math.Min(amount, Tiers[i + 1].From) : amount;
            cost += (end - Tiers[i].From) * Tiers[i].Price;
        }
        return cost;
    }
}

/// <summary>A price for what is used in a month from an amount on.</summary>
/// <param name="From">The first amount, in the price's unit; the tier ends where the next one starts.</param>
/// <param name="Price">US dollars for one unit.</param>
public sealed record Tier(decimal From, decimal Price);

/// <summary>What an account need not pay for in a month. It belongs to the account: whoever else uses the service uses it up too.</summary>
/// <param name="Amount">In the price's unit.</param>
public sealed record FreeTier(decimal Amount, string Note);

/// <summary>What AWS sends a bill for.</summary>
[JsonConverter(typeof(SnakeCaseConverter<Component>))]
public enum Component
{
    DurableOperation,

    /// <summary>Decimal gigabytes.</summary>
    DurableDataWritten,

    /// <summary>Decimal gigabytes, for months of 30 days.</summary>
    DurableDataRetained,

    StateTransition,

    /// <summary>Executions of an Express state machine.</summary>
    ExpressRequest,

    /// <summary>GB-seconds, each execution rounded up to 100 ms and to 64 MB.</summary>
    ExpressDuration,

    LambdaRequest,

    /// <summary>GB-seconds.</summary>
    LambdaDurationX86,

    /// <summary>GB-seconds.</summary>
    LambdaDurationArm64,

    SqsRequest,

    /// <summary>On-demand write request units.</summary>
    DynamoDbWrite,

    /// <summary>On-demand read request units.</summary>
    DynamoDbRead,

    HttpApiRequest,

    /// <summary>Decimal gigabytes of logs that services write to CloudWatch.</summary>
    LogIngestion,

    /// <summary>Traces that X-Ray records.</summary>
    Trace,

    /// <summary>CloudWatch alarms of standard resolution, for a month, whether anything happens or not.</summary>
    Alarm,
}

/// <summary>How sure a price or an assumption is.</summary>
[JsonConverter(typeof(SnakeCaseConverter<Confidence>))]
public enum Confidence
{
    /// <summary>An official page or price list was captured.</summary>
    A,

    /// <summary>Two independent secondary sources agree.</summary>
    B,

    /// <summary>One secondary source says so.</summary>
    C,

    /// <summary>Inferred or derived.</summary>
    D,

    /// <summary>Nobody was found who says it.</summary>
    Unknown,
}

/// <summary>How components are written for people.</summary>
public static class ComponentWords
{
    public static string ToText(Component component) => component switch
    {
        Component.DurableOperation => "durable operations",
        Component.DurableDataWritten => "durable data written",
        Component.DurableDataRetained => "durable data retained",
        Component.StateTransition => "state transitions",
        Component.ExpressRequest => "Express requests",
        Component.ExpressDuration => "Express duration",
        Component.LambdaRequest => "Lambda requests",
        Component.LambdaDurationX86 => "Lambda duration, x86",
        Component.LambdaDurationArm64 => "Lambda duration, arm64",
        Component.SqsRequest => "SQS requests",
        Component.DynamoDbWrite => "DynamoDB writes",
        Component.DynamoDbRead => "DynamoDB reads",
        Component.HttpApiRequest => "HTTP API requests",
        Component.LogIngestion => "logs",
        Component.Trace => "traces",
        Component.Alarm => "alarms",
        _ => throw new ArgumentOutOfRangeException(nameof(component), component, "Unknown component."),
    };

    /// <summary>The component as a price sheet spells it.</summary>
    internal static string InSheet(Component component) => JsonNamingPolicy.SnakeCaseLower.ConvertName(component.ToString());
}
