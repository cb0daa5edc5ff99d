using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Control;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sns;

/// <summary>The topics of an account and who listens to them. Thread-safe.</summary>
internal sealed class TopicDirectory(AccountContext context)
{
    private readonly SortedDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public Lock Gate { get; } = new();

    public IEnumerable<Topic> All => _topics.Values;

    public IEnumerable<Subscription> Subscriptions => All.SelectMany(topic => topic.Subscriptions);

    public string ArnOf(string name) => context.Arn("sns", name);

    public Topic? FindByName(string name) => _topics.GetValueOrDefault(ArnOf(name));

    /// <exception cref="AwsException">No ARN, or there is no such topic.</exception>
    public Topic Find(string? arn, string parameter = "TopicArn")
    {
        var parts = (arn ?? "").Split(':').Length;
        if (parts < 6)
            throw SnsErrors.Invalid($"{parameter} Reason: An ARN must have at least 6 elements, not {parts}");
        if (!context.IsOwnRegion(arn!))
            throw SnsErrors.Invalid(parameter);
        if (!context.IsOwnAccount(arn!))
            throw SnsErrors.NoAccess(context, arn!);
        return _topics.GetValueOrDefault(arn!) ?? throw SnsErrors.NoSuchTopic();
    }

    /// <exception cref="AwsException">There is no such subscription.</exception>
    public Subscription FindSubscription(string? arn) =>
        Subscriptions.FirstOrDefault(subscription => subscription.Arn == arn) ?? throw SnsErrors.NoSuchSubscription();

    public Topic Add(string name)
    {
        var topic = new Topic(ArnOf(name), context.Id);
        _topics.Add(topic.Arn, topic);
        return topic;
    }

    public void Remove(string arn) => _topics.Remove(arn);

    /// <summary>A page of 100, as all lists of SNS have.</summary>
    public static JsonObject Page<T>(IEnumerable<T> all, string member, JsonObject request, Func<T, JsonObject> write)
    {
        const int size = 100;
        // The token is a position, so what comes or goes between two pages may show twice or never.
        var start = request.Text("NextToken") is not { } token ? 0
            : int.TryParse(token, CultureInfo.InvariantCulture, out var given) && given > 0 ? given
            : throw SnsErrors.Invalid("NextToken");
        var found = all.Skip(start).Take(size + 1).ToList();
        var page = new JsonObject { [member] = new JsonArray([.. found.Take(size).Select(item => (JsonNode)write(item))]) };
        page.Set("NextToken", found.Count > size ? (start + size).ToString(CultureInfo.InvariantCulture) : null);
        return page;
    }
}

/// <summary>A topic. Touched only under the directory's lock.</summary>
internal sealed class Topic(string arn, string owner)
{
    public string Arn { get; } = arn;

    public string Name => Arn[(Arn.LastIndexOf(':') + 1)..];

    public string Owner { get; } = owner;

    /// <summary>As they were set; what AWS computes is not among them.</summary>
    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public Tags Tags { get; } = new();

    public List<Subscription> Subscriptions { get; } = [];
}

/// <summary>Somebody who listens to a topic. Touched only under the directory's lock.</summary>
internal sealed class Subscription(Topic topic, string arn, string protocol, string endpoint)
{
    public Topic Topic { get; } = topic;

    public string Arn { get; } = arn;

    public string Protocol { get; } = protocol;

    public string Endpoint { get; } = endpoint;

    /// <summary>What the confirmation message carries; null once it is confirmed.</summary>
    public string? PendingToken { get; set; }

    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Null lets everything through.</summary>
    public FilterPolicy? Filter { get; set; }

    public bool IsRaw => Attributes.GetValueOrDefault("RawMessageDelivery") == "true";

    public JsonObject Describe() => new()
    {
        ["SubscriptionArn"] = PendingToken is null ? Arn : "PendingConfirmation",
        ["Owner"] = Topic.Owner,
        [nameof(Protocol)] = Protocol,
        [nameof(Endpoint)] = Endpoint,
        ["TopicArn"] = Topic.Arn,
    };
}

/// <summary>The operations on topics.</summary>
internal sealed partial class TopicOperations(TopicDirectory topics)
{
    private static readonly HashSet<string> Settable =
    [
        "DeliveryPolicy", "DisplayName", "KmsMasterKeyId", "Policy", "SignatureVersion", "TracingConfig",
        "HTTPSuccessFeedbackRoleArn", "HTTPSuccessFeedbackSampleRate", "HTTPFailureFeedbackRoleArn", "LambdaSuccessFeedbackRoleArn",
        "LambdaSuccessFeedbackSampleRate", "LambdaFailureFeedbackRoleArn", "SQSSuccessFeedbackRoleArn", "SQSSuccessFeedbackSampleRate",
        "SQSFailureFeedbackRoleArn",
    ];

    public JsonObject Create(JsonObject request)
    {
        var name = request.Text("Name") ?? "";
        var attributes = request.TextMap("Attributes");
        if (name.EndsWith(".fifo", StringComparison.Ordinal) || attributes.Any(attribute => attribute.Key == "FifoTopic" && attribute.Value != "false"))
            throw AwsException.NotSupported("A FIFO topic");
        if (!TopicName().IsMatch(name))
            throw SnsErrors.Invalid("Topic Name");
        foreach (var attribute in attributes.Where(attribute => attribute.Key != "FifoTopic"))
            Check(attribute.Key);
        lock (topics.Gate)
        {
            if (topics.FindByName(name) is { } existing)
                return Same(existing, attributes, request);
            var topic = topics.Add(name);
            foreach (var (key, value) in attributes.Where(attribute => attribute.Key != "FifoTopic"))
                topic.Attributes[key] = value;
            topic.Tags.Add(request);
            return new() { ["TopicArn"] = topic.Arn };
        }
    }

    public JsonObject Delete(JsonObject request)
    {
        lock (topics.Gate)
            topics.Remove(request.Text("TopicArn") ?? ""); // one that is not there is deleted as well
        return [];
    }

    public JsonObject GetAttributes(JsonObject request)
    {
        lock (topics.Gate)
        {
            var topic = topics.Find(request.Text("TopicArn"));
            var attributes = new JsonObject
            {
                ["TopicArn"] = topic.Arn,
                ["Owner"] = topic.Owner,
                ["DisplayName"] = "",
                ["SubscriptionsConfirmed"] = $"{topic.Subscriptions.Count(subscription => subscription.PendingToken is null)}",
                ["SubscriptionsPending"] = $"{topic.Subscriptions.Count(subscription => subscription.PendingToken is not null)}",
                ["SubscriptionsDeleted"] = "0",
                ["EffectiveDeliveryPolicy"] = Delivery.DefaultPolicy,
                ["Policy"] = DefaultPolicy(topic),
            };
            foreach (var (key, value) in topic.Attributes)
                attributes[key] = value;
            return new() { ["Attributes"] = attributes };
        }
    }

    public JsonObject SetAttribute(JsonObject request)
    {
        var name = request.Text("AttributeName") ?? "";
        lock (topics.Gate)
        {
            var topic = topics.Find(request.Text("TopicArn"));
            Check(name);
            if (request.Text("AttributeValue") is { Length: > 0 } value)
                topic.Attributes[name] = value;
            else
                topic.Attributes.Remove(name);
        }
        return [];
    }

    public JsonObject List(JsonObject request)
    {
        lock (topics.Gate)
            return TopicDirectory.Page(topics.All, "Topics", request, topic => new JsonObject { ["TopicArn"] = topic.Arn });
    }

    public JsonObject Tag(JsonObject request)
    {
        lock (topics.Gate)
            topics.Find(request.Text("ResourceArn"), "ResourceArn").Tags.Add(request);
        return [];
    }

    public JsonObject Untag(JsonObject request)
    {
        lock (topics.Gate)
            topics.Find(request.Text("ResourceArn"), "ResourceArn").Tags.Remove(request.Texts("TagKeys"));
        return [];
    }

    public JsonObject ListTags(JsonObject request)
    {
        lock (topics.Gate)
            return new() { ["Tags"] = topics.Find(request.Text("ResourceArn"), "ResourceArn").Tags.ToList() };
    }

    private static JsonObject Same(Topic existing, IEnumerable<KeyValuePair<string, string>> attributes, JsonObject request)
    {
        if (attributes.Any(attribute => attribute.Key != "FifoTopic" && existing.Attributes.GetValueOrDefault(attribute.Key, "") != attribute.Value))
            throw SnsErrors.Invalid("Attributes Reason: Topic already exists with different attributes");
        var tags = new Tags();
        tags.Add(request);
        return request["Tags"] is null || JsonNode.DeepEquals(tags.ToList(), existing.Tags.ToList())
            ? new() { ["TopicArn"] = existing.Arn }
            : throw SnsErrors.Invalid("Tags Reason: Topic already exists with different tags");
    }

    private static void Check(string attribute)
    {
        if (!Settable.Contains(attribute))
            throw SnsErrors.Invalid("AttributeName");
    }

    // Of the owner's account alone, as AWS makes it; it is kept and asked by nobody.
    private static string DefaultPolicy(Topic topic) => new JsonObject
    {
        ["Version"] = "2008-10-17",
        ["Id"] = "__default_policy_ID",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Sid"] = "__default_statement_ID",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = "*" },
            ["Action"] = new JsonArray(
                "SNS:GetTopicAttributes", "SNS:SetTopicAttributes", "SNS:AddPermission", "SNS:RemovePermission", "SNS:DeleteTopic", "SNS:Subscribe",
                "SNS:ListSubscriptionsByTopic", "SNS:Publish"),
            ["Resource"] = topic.Arn,
            ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["AWS:SourceOwner"] = topic.Owner } },
        }),
    }.ToJsonString();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}\\z")]
    private static partial Regex TopicName();
}
