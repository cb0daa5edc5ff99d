using System.Text.Json;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Scenarios.Reports;

/// <summary>How billing units are written.</summary>
public static class BillingUnitNames
{
    /// <summary>The unit as a JSON member: <c>durable_operations</c>.</summary>
    public static string ToText(BillingUnit unit) => JsonNamingPolicy.SnakeCaseLower.ConvertName(unit.ToString());

    /// <summary>The unit as a row of a table: AWS's own words.</summary>
    public static string ForPeople(BillingUnit unit) => unit switch
    {
        BillingUnit.DurableOperations => "durable operations",
        BillingUnit.DurableBytesWritten => "durable bytes written",
        BillingUnit.StateTransitions => "state transitions",
        BillingUnit.Invocations => "Lambda requests",
        BillingUnit.LocalGigabyteMilliseconds => "Lambda GB-ms (this machine)",
        BillingUnit.SqsRequests => "SQS requests",
        BillingUnit.DynamoDbReads => "DynamoDB read units",
        BillingUnit.DynamoDbWrites => "DynamoDB write units",
        BillingUnit.ApiRequests => "HTTP API requests",
        BillingUnit.LogBytes => "log bytes",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };

    /// <summary>The unit as the head of a narrow column.</summary>
    public static string InTwoLines(BillingUnit unit) => unit switch
    {
        BillingUnit.DurableOperations => "durable\noperations",
        BillingUnit.DurableBytesWritten => "durable\nbytes",
        BillingUnit.StateTransitions => "state\ntransitions",
        BillingUnit.Invocations => "Lambda\nrequests",
        BillingUnit.LocalGigabyteMilliseconds => "GB-ms\n(local)",
        BillingUnit.SqsRequests => "SQS\nrequests",
        BillingUnit.DynamoDbReads => "DynamoDB\nreads",
        BillingUnit.DynamoDbWrites => "DynamoDB\nwrites",
        BillingUnit.ApiRequests => "API\nrequests",
        BillingUnit.LogBytes => "log\nbytes",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };
}
