namespace Comparison.Local.Cloud.Meter;

/// <summary>Adds up the billing units of one account.</summary>
public sealed class UsageMeter
{
    private readonly Lock _gate = new();
    private readonly decimal[] _totals = new decimal[Enum.GetValues<BillingUnit>().Length];

    public void Add(BillingUnit unit, decimal amount = 1)
    {
        lock (_gate)
            _totals[(int)unit] += amount;
    }

    /// <summary>Forgets what was counted since a reading, so that looking at a stack does not count as using it.</summary>
    /// <remarks>Only while the stack is idle: work of others in between would be forgotten too.</remarks>
    public void RewindTo(Usage reading)
    {
        lock (_gate)
            foreach (var unit in Enum.GetValues<BillingUnit>())
                _totals[(int)unit] = reading[unit];
    }

    /// <summary>What was counted so far. Subtract an earlier reading to get what one run used.</summary>
    public Usage Read()
    {
        lock (_gate)
            return new Usage([.. _totals]);
    }
}

/// <summary>What AWS bills for, as counted here. Money is a matter of price sheets, which this part does not know.</summary>
public enum BillingUnit
{
    /// <summary>Durable operations, by the counting rules of the Lambda durable functions price page.</summary>
    DurableOperations,

    /// <summary>Bytes that durable operations persist: inputs, payloads, results and errors.</summary>
    DurableBytesWritten,

    /// <summary>Step Functions Standard: states entered, plus retries.</summary>
    StateTransitions,

    /// <summary>Step Functions Express: executions started.</summary>
    ExpressRequests,

    /// <summary>Step Functions Express: duration by the account's clock in steps of 100 ms, times estimated memory in chunks of 64 MB.</summary>
    ExpressGigabyteMilliseconds,

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

    /// <summary>Bytes of log lines that functions wrote, without those of environments that start.</summary>
    LogBytes,
}

/// <summary>A reading of a meter, or the difference of two.</summary>
public sealed class Usage
{
    private readonly decimal[] _amounts;

    internal Usage(decimal[] amounts) => _amounts = amounts;

    /// <summary>A reading that another process took.</summary>
    public static Usage Create(Func<BillingUnit, decimal> amountOf) => new([.. Enum.GetValues<BillingUnit>().Select(amountOf)]);

    public decimal this[BillingUnit unit] => _amounts[(int)unit];

    public static Usage operator -(Usage later, Usage earlier) => later.Subtract(earlier);

    public Usage Subtract(Usage earlier) => new([.. _amounts.Zip(earlier._amounts, (after, before) => after - before)]);
}
