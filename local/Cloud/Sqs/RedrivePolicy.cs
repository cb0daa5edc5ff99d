using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>Where a queue puts a message that was received too often.</summary>
/// <param name="MaxReceiveCount">1 to 1000: the receive after this many moves the message instead of handing it out.</param>
internal sealed record RedrivePolicy(string TargetArn, int MaxReceiveCount)
{
    public static RedrivePolicy Parse(string json)
    {
        if (ParseObject(json) is not { } policy)
            throw Invalid("Redrive policy is not a valid JSON map.");
        var target = policy["deadLetterTargetArn"]?.ToString()
            ?? throw Invalid("Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
        // Both 3 and "3" are accepted and common.
        var count = policy["maxReceiveCount"]?.ToString()
            ?? throw Invalid("Redrive policy does not contain mandatory attribute: maxReceiveCount.");
        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= 1000
            ? new RedrivePolicy(target, limit)
            : throw Invalid($"Invalid value for maxReceiveCount: {count}, valid values are from 1 to 1000 both inclusive.");

        AwsException Invalid(string reason) => SqsErrors.InvalidParameter(QueueAttributes.RedrivePolicyName, json, reason);
    }

    private static JsonObject? ParseObject(string json)
    {
        try
        {
            return CloudJson.Parse(Encoding.UTF8.GetBytes(json)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
