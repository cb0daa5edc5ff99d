namespace Comparison.Local.Cloud.Meter;

/// <summary>What AWS bills for, as counted here. Money is a matter of price sheets, which this part does not know.</summary>
public enum BillingUnit
{
    /// <summary>Durable operations, by the counting rules of the Lambda durable functions price page.</summary>
    DurableOperations,

    /// <summary>Bytes that durable operations persist: inputs, payloads, results and errors.</summary>
    DurableBytesWritten,

    /// <summary>Step Functions Standard: states entered, plus retries.</summary>
    StateTransitions,

    /// <summary>Lambda requests, replays of durable functions among them.</summary>
    Invocations,

    /// <summary>Lambda duration in GB-milliseconds of this machine: a local figure, never an AWS one.</summary>
    LocalGigabyteMilliseconds,

    /// <summary>SQS requests (64 KB of payload each). Empty receives of an idle event source mapping are left out.</summary>
    SqsRequests,

    /// <summary>DynamoDB on-demand read request units.</summary>
    DynamoDbReads,

    /// <summary>DynamoDB on-demand write request units.</summary>
    DynamoDbWrites,

    /// <summary>API Gateway HTTP API requests (512 KB each).</summary>
    ApiRequests,

    /// <summary>Bytes of log lines that functions wrote.</summary>
    LogBytes,
}
