using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>The settings of a queue: texts on the wire, checked when they are set.</summary>
internal sealed class QueueAttributes
{
    public const string RedrivePolicyName = "RedrivePolicy";

    /// <summary>Bytes. AWS raised it from 262,144 in August 2025, and with it the default of new queues.</summary>
    public const int MaxMessage = 1_048_576;

    private static readonly FrozenDictionary<string, (int Least, int Most)> Numbers = new Dictionary<string, (int, int)>
    {
        ["DelaySeconds"] = (0, 900),
        ["KmsDataKeyReusePeriodSeconds"] = (60, 86_400),
        ["MaximumMessageSize"] = (1_024, MaxMessage),
        ["MessageRetentionPeriod"] = (60, 1_209_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, 20),
        ["VisibilityTimeout"] = (0, 43_200),
    }.ToFrozenDictionary();

    // Kept and given back: nothing here encrypts, and nobody is refused.
    private static readonly FrozenSet<string> Texts =
        FrozenSet.Create("KmsMasterKeyId", "Policy", "RedriveAllowPolicy", RedrivePolicyName, "SqsManagedSseEnabled");

    private static readonly FrozenSet<string> FifoOnly =
        FrozenSet.Create("ContentBasedDeduplication", "DeduplicationScope", "FifoQueue", "FifoThroughputLimit");

    private readonly SortedDictionary<string, string> _values;

    private QueueAttributes(SortedDictionary<string, string> values)
    {
        _values = values;
        Redrive = values.TryGetValue(RedrivePolicyName, out var policy) ? RedrivePolicy.Parse(policy) : null;
    }

    public static QueueAttributes Default { get; } = new(new(StringComparer.Ordinal)
    {
        ["DelaySeconds"] = "0",
        ["MaximumMessageSize"] = MaxMessage.ToString(CultureInfo.InvariantCulture),
        ["MessageRetentionPeriod"] = "345600",
        ["ReceiveMessageWaitTimeSeconds"] = "0",
        ["SqsManagedSseEnabled"] = "true",
        ["VisibilityTimeout"] = "30",
    });

    public IReadOnlyDictionary<string, string> Values => _values;

    public int DelaySeconds => Number("DelaySeconds");

    public int MaximumMessageSize => Number("MaximumMessageSize");

    public TimeSpan Retention => TimeSpan.FromSeconds(Number("MessageRetentionPeriod"));

    public int ReceiveWaitSeconds => Number("ReceiveMessageWaitTimeSeconds");

    public TimeSpan VisibilityTimeout => TimeSpan.FromSeconds(Number("VisibilityTimeout"));

    public RedrivePolicy? Redrive { get; }

    /// <summary>These settings with some changed; an empty text takes an optional one away.</summary>
    /// <exception cref="AwsException">An unknown name, a value out of range, or a setting of FIFO queues.</exception>
    public QueueAttributes With(IReadOnlyDictionary<string, string> changes)
    {
        var values = new SortedDictionary<string, string>(_values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            Check(name, value);
            if (value.Length == 0)
                values.Remove(name);
            else
                values[name] = value;
        }
        return new(values);
    }

    public static bool IsKnown(string name) => Numbers.ContainsKey(name) || Texts.Contains(name) || FifoOnly.Contains(name);

    private static void Check(string name, string value)
    {
        if (Numbers.TryGetValue(name, out var range))
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number < range.Least || number > range.Most)
                throw SqsErrors.InvalidAttribute(name);
        }
        else if (FifoOnly.Contains(name))
            throw AwsException.NotSupported($"The attribute {name} of FIFO queues");
        else if (!Texts.Contains(name))
            throw SqsErrors.UnknownAttribute(name);
    }

    private int Number(string name) => int.Parse(_values[name], CultureInfo.InvariantCulture);
}

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
