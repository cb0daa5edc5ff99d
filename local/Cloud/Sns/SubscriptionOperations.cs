using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sns;

/// <summary>The operations on subscriptions: queues and functions of the account listen at once, web hooks and people after they confirm.</summary>
internal sealed class SubscriptionOperations(AccountContext context, TopicDirectory topics, Delivery delivery)
{
    private const string Filter = "FilterPolicy";
    private const string Scope = "FilterPolicyScope";

    private static readonly HashSet<string> Settable = ["DeliveryPolicy", Filter, Scope, "RawMessageDelivery", "RedrivePolicy"];
    private static readonly HashSet<string> Refused = ["application", "firehose", "sms"];

    public JsonObject Subscribe(JsonObject request)
    {
        var (protocol, endpoint) = (request.Text("Protocol") ?? "", request.Text("Endpoint") ?? "");
        var attributes = request.TextMap("Attributes");
        lock (topics.Gate)
        {
            var topic = topics.Find(request.Text("TopicArn"));
            CheckEndpoint(protocol, endpoint);
            if (topic.Subscriptions.Find(known => known.Protocol == protocol && known.Endpoint == endpoint) is { } existing)
                return attributes.All(attribute => existing.Attributes.GetValueOrDefault(attribute.Key) == attribute.Value)
                    ? Answer(existing, request)
                    : throw SnsErrors.Invalid("Attributes Reason: Subscription already exists with different attributes");
            var subscription = new Subscription(topic, $"{topic.Arn}:{context.Ids.NewGuid()}", protocol, endpoint);
            foreach (var (name, value) in attributes.OrderByDescending(attribute => attribute.Key)) // the scope before the policy it is for
                Set(subscription, name, value);
            if (protocol is not ("sqs" or "lambda"))
                subscription.PendingToken = Convert.ToHexStringLower(context.Ids.NewBytes(64));
            topic.Subscriptions.Add(subscription);
            if (subscription.PendingToken is not null)
                delivery.AskToConfirm(subscription);
            return Answer(subscription, request);
        }
    }

    public JsonObject Confirm(JsonObject request)
    {
        var token = request.Text("Token");
        lock (topics.Gate)
        {
            var found = topics.Find(request.Text("TopicArn")).Subscriptions.Find(pending => token is not null && pending.PendingToken == token)
                ?? throw SnsErrors.Invalid("Token");
            found.PendingToken = null;
            return new() { ["SubscriptionArn"] = found.Arn };
        }
    }

    public JsonObject Unsubscribe(JsonObject request)
    {
        lock (topics.Gate)
        {
            var arn = request.Text("SubscriptionArn");
            foreach (var topic in topics.All)
                topic.Subscriptions.RemoveAll(subscription => subscription.Arn == arn);
        }
        return [];
    }

    public JsonObject GetAttributes(JsonObject request)
    {
        lock (topics.Gate)
        {
            var found = topics.FindSubscription(request.Text("SubscriptionArn"));
            var attributes = found.Describe();
            attributes["SubscriptionArn"] = found.Arn;
            attributes["PendingConfirmation"] = found.PendingToken is null ? "false" : "true";
            attributes["ConfirmationWasAuthenticated"] = found.PendingToken is null ? "true" : "false";
            attributes["RawMessageDelivery"] = "false";
            if (found.Filter is not null)
                attributes[Scope] = "MessageAttributes";
            foreach (var (name, value) in found.Attributes)
                attributes[name] = value;
            return new() { ["Attributes"] = attributes };
        }
    }

    public JsonObject SetAttribute(JsonObject request)
    {
        lock (topics.Gate)
            Set(topics.FindSubscription(request.Text("SubscriptionArn")), request.Text("AttributeName") ?? "", request.Text("AttributeValue") ?? "");
        return [];
    }

    public JsonObject List(JsonObject request)
    {
        lock (topics.Gate)
            return Page(topics.Subscriptions, request);
    }

    public JsonObject ListByTopic(JsonObject request)
    {
        lock (topics.Gate)
            return Page(topics.Find(request.Text("TopicArn")).Subscriptions, request);
    }

    private static JsonObject Page(IEnumerable<Subscription> all, JsonObject request) =>
        TopicDirectory.Page(all, "Subscriptions", request, subscription => subscription.Describe());

    private static JsonObject Answer(Subscription subscription, JsonObject request) => new()
    {
        ["SubscriptionArn"] = subscription.PendingToken is null || request["ReturnSubscriptionArn"]?.ToString() == "true"
            ? subscription.Arn
            : "pending confirmation",
    };

    private void CheckEndpoint(string protocol, string endpoint)
    {
        if (Refused.Contains(protocol))
            throw AwsException.NotSupported($"A subscription by {protocol}");
        var isGood = protocol switch
        {
            "sqs" => endpoint.StartsWith(context.Arn("sqs", ""), StringComparison.Ordinal) ? true : throw SnsErrors.Invalid("SQS endpoint ARN"),
            "lambda" => endpoint.StartsWith(context.Arn("lambda", "function:"), StringComparison.Ordinal) ? true : throw SnsErrors.Invalid("Lambda endpoint ARN"),
            "http" or "https" => Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme == protocol,
            "email" or "email-json" => endpoint.IndexOf('@', StringComparison.Ordinal) > 0,
            _ => throw SnsErrors.Invalid($"Amazon SNS does not support this protocol string: {protocol}"),
        };
        if (!isGood)
            throw SnsErrors.Invalid(protocol.StartsWith("http", StringComparison.Ordinal) ? "Endpoint must match the specified protocol" : "Email address");
    }

    private static void Set(Subscription subscription, string name, string value)
    {
        if (!Settable.Contains(name))
            throw SnsErrors.Invalid("AttributeName");
        if (name == Scope && value is not ("MessageAttributes" or "MessageBody"))
            throw SnsErrors.Invalid("FilterPolicyScope: Invalid value [" + value + "]. Please use either MessageBody or MessageAttributes");
        if (name == "RawMessageDelivery" && value is not ("true" or "false"))
            throw SnsErrors.Invalid("RawMessageDelivery");
        if (name == "RedrivePolicy" && value.Length > 0 && DeadLetterQueue.Read(value) is null)
            throw SnsErrors.Invalid("RedrivePolicy: deadLetterTargetArn is not a valid ARN of a queue");
        var scope = name == Scope ? value : subscription.Attributes.GetValueOrDefault(Scope, "MessageAttributes");
        var policy = name == Filter ? value : subscription.Attributes.GetValueOrDefault(Filter, "");
        subscription.Filter = policy is "" or "{}" ? null : FilterPolicy.Parse(policy, ofBody: scope == "MessageBody");
        if (value.Length == 0)
            subscription.Attributes.Remove(name);
        else
            subscription.Attributes[name] = value;
    }
}

/// <summary>Where what cannot be delivered goes.</summary>
internal static class DeadLetterQueue
{
    /// <returns>The queue's ARN; null when the policy names none.</returns>
    public static string? Read(string? redrivePolicy)
    {
        try
        {
            var arn = redrivePolicy is null ? null : (JsonNode.Parse(redrivePolicy) as JsonObject)?.Text("deadLetterTargetArn");
            return arn?.Split(':') is ["arn", _, "sqs", _, _, _] ? arn : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
