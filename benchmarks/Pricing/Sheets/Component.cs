using System.Text.Json.Serialization;

namespace Comparison.Pricing.Sheets;

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

    /// <summary>Decimal gigabytes of Lambda's logs.</summary>
    LogIngestion,
}
