using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sns;

/// <summary>Publishes to topics.</summary>
internal sealed class PublishOperations(AccountContext context, TopicDirectory topics, Delivery delivery)
{
    private const int MaxBytes = 262_144;
    private const int MaxSubject = 100;
    private const int MaxEntries = 10;

    private static readonly string[] EntryMembers = ["Id", "Message", "MessageAttributes", "MessageStructure", "Subject"];

    public JsonObject Publish(JsonObject request)
    {
        if (request.Text("PhoneNumber") is not null)
            throw AwsException.NotSupported("Publish with PhoneNumber");
        return new() { ["MessageId"] = Send(request, request.Text("TopicArn") ?? request.Text("TargetArn")) };
    }

    public JsonObject PublishBatch(JsonObject request)
    {
        var entries = request.Structures("PublishBatchRequestEntries");
        if (entries.Count == 0)
            throw new AwsException("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        if (entries.Count > MaxEntries)
            throw new AwsException("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        if (entries.DistinctBy(entry => entry.Text("Id")).Count() < entries.Count)
            throw new AwsException("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        lock (topics.Gate)
            topics.Find(request.Text("TopicArn")); // before any entry is looked at
        var (sent, failed) = (new JsonArray(), new JsonArray());
        foreach (var entry in entries)
            try
            {
                entry.Only("PublishBatchRequestEntry", EntryMembers);
                sent.Add(new JsonObject { ["Id"] = entry.Text("Id"), ["MessageId"] = Send(entry, request.Text("TopicArn")) });
            }
            catch (AwsException refused)
            {
                failed.Add(new JsonObject { ["Id"] = entry.Text("Id"), ["Code"] = refused.Code, ["Message"] = refused.Message, ["SenderFault"] = true });
            }
        return new() { ["Successful"] = sent, ["Failed"] = failed };
    }

    private string Send(JsonObject request, string? topicArn)
    {
        var message = Read(request);
        lock (topics.Gate)
        {
            var topic = topics.Find(topicArn);
            foreach (var subscription in topic.Subscriptions.Where(one => one.PendingToken is null && message.Passes(one.Filter)))
                delivery.Deliver(new(subscription, message));
        }
        return message.Id;
    }

    private Publication Read(JsonObject request)
    {
        var text = request.Text("Message") is { Length: > 0 } given ? given : throw SnsErrors.Invalid("Empty message");
        var subject = request.Text("Subject");
        if (subject is not null && (subject.Length is 0 or > MaxSubject || subject.Any(char.IsControl)))
            throw SnsErrors.Invalid("Subject");
        var attributes = (request.Structure("MessageAttributes") ?? []).ToDictionary(
            attribute => attribute.Key, attribute => MessageAttribute.Read(attribute.Key, attribute.Value as JsonObject ?? []));
        var bytes = Encoding.UTF8.GetByteCount(text) + attributes.Sum(attribute =>
            Encoding.UTF8.GetByteCount(attribute.Key) + attribute.Value.Type.Length + Encoding.UTF8.GetByteCount(attribute.Value.Value));
        if (bytes > MaxBytes)
            throw SnsErrors.Invalid("Message too long");
        var byProtocol = request.Text("MessageStructure") switch
        {
            null => null,
            "json" => ReadStructure(text),
            _ => throw SnsErrors.Invalid("MessageStructure"),
        };
        return new(context.Ids.NewGuid(), context.Time.GetUtcNow(), subject, byProtocol?["default"] ?? text, byProtocol, attributes);
    }

    // One text for each protocol, and one for all others.
    private static Dictionary<string, string> ReadStructure(string message)
    {
        JsonObject? structure;
        try
        {
            structure = JsonNode.Parse(message) as JsonObject;
        }
        catch (JsonException)
        {
            structure = null;
        }
        if (structure is null)
            throw SnsErrors.Invalid("Message Structure - JSON message body failed to parse");
        return structure["default"]?.GetValueKind() == JsonValueKind.String
            ? structure.Where(member => member.Value?.GetValueKind() == JsonValueKind.String)
                .ToDictionary(member => member.Key, member => member.Value!.GetValue<string>())
            : throw SnsErrors.Invalid("Message Structure - No default entry in JSON message body");
    }
}

/// <summary>A message that was accepted.</summary>
/// <param name="ByProtocol">Texts for single protocols; null when all get the same.</param>
internal sealed record Publication(
    string Id, DateTimeOffset At, string? Subject, string Text, IReadOnlyDictionary<string, string>? ByProtocol,
    IReadOnlyDictionary<string, MessageAttribute> Attributes)
{
    public string TextFor(string protocol) => ByProtocol?.GetValueOrDefault(protocol) ?? Text;

    public bool Passes(FilterPolicy? filter)
    {
        if (filter is null)
            return true;
        if (!filter.OfBody)
            return filter.Matches(new(Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value.ForFilter()))));
        try
        {
            return JsonNode.Parse(Text) is JsonObject body && filter.Matches(body);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>One attribute of a message.</summary>
/// <param name="Type">String, String.Array, Number or Binary.</param>
/// <param name="Value">Of a binary one, its base64.</param>
internal sealed record MessageAttribute(string Type, string Value)
{
    /// <exception cref="AwsException">It has no value of its type.</exception>
    public static MessageAttribute Read(string name, JsonObject attribute)
    {
        var type = attribute.Text("DataType") ?? "";
        var value = attribute.Text(type.StartsWith("Binary", StringComparison.Ordinal) ? "BinaryValue" : "StringValue");
        if (type.Split('.')[0] is not ("String" or "Number" or "Binary"))
            throw SnsErrors.Invalid(
                $"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
        if (string.IsNullOrEmpty(value))
            throw SnsErrors.Invalid($"The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{type}'.");
        if (type.StartsWith("Number", StringComparison.Ordinal) && !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw SnsErrors.Invalid($"Could not cast message attribute '{name}' value to number.");
        return new(type, value);
    }

    public JsonNode? ForFilter()
    {
        if (Type is not "String.Array" && !Type.StartsWith("Number", StringComparison.Ordinal))
            return JsonValue.Create(Value);
        try
        {
            return JsonNode.Parse(Value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(Value); // a list that is none matches as a text
        }
    }
}
