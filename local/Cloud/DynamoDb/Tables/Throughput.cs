using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <summary>The capacity that a table or an index is given. Kept and described: nothing here is ever throttled.</summary>
/// <param name="Read">Units per second; 0 where requests are paid one by one.</param>
/// <param name="Write">As <paramref name="Read"/>.</param>
internal sealed record Throughput(long Read, long Write)
{
    private const long MaxUnits = 1_000_000_000_000;

    /// <summary>Of a table that is paid per request, and of its indexes.</summary>
    public static Throughput OnDemand { get; } = new(0, 0);

    /// <summary>What CreateTable gives the table. <c>PROVISIONED</c> is what AWS takes where no billing mode is named.</summary>
    public static Throughput OfTable(JsonObject request)
    {
        var given = request.Structure("ProvisionedThroughput");
        if (IsOnDemand(request))
            return given is null ? OnDemand : throw DynamoDbErrors.InvalidValue(
                "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        return given is not null ? Parse(given) : throw DynamoDbErrors.InvalidValue(
            "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
    }

    /// <summary>What CreateTable gives one of the table's indexes.</summary>
    public static Throughput OfIndex(JsonObject request, JsonObject index)
    {
        var (given, name) = (index.Structure("ProvisionedThroughput"), index.Text("IndexName"));
        if (IsOnDemand(request))
            return given is null ? OnDemand : throw DynamoDbErrors.InvalidValue(
                $"ProvisionedThroughput should not be specified for index: {name} when BillingMode is PAY_PER_REQUEST");
        return given is not null ? Parse(given) : throw DynamoDbErrors.InvalidValue(
            $"ProvisionedThroughput must be specified for index: {name}");
    }

    public JsonObject Describe() => new()
    {
        ["NumberOfDecreasesToday"] = 0,
        ["ReadCapacityUnits"] = Read,
        ["WriteCapacityUnits"] = Write,
    };

    private static bool IsOnDemand(JsonObject request) => request.Text("BillingMode") == "PAY_PER_REQUEST";

    private static Throughput Parse(JsonObject given) => new(Units(given, "ReadCapacityUnits"), Units(given, "WriteCapacityUnits"));

    // That they are there and at least 1 is known by the request's shape.
    private static long Units(JsonObject given, string member)
    {
        var units = given[member]!.GetValue<long>();
        return units <= MaxUnits ? units : throw DynamoDbErrors.Validation(string.Create(
            CultureInfo.InvariantCulture, $"Given value {units} for {member} is out of bounds"));
    }
}
