using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Local.Cloud.Sns;

/// <summary>Amazon SNS for one account: standard topics that notify queues, functions, web hooks, and people by e-mail.</summary>
/// <remarks>
/// FIFO topics, SMS, mobile push, Firehose and data protection are refused. Mail goes to <see cref="Mailbox"/>. Nothing here is signed:
/// AWS alone has the key, so <c>Signature</c> holds a text that no verifier accepts. A web hook confirms by the operation and its token: nothing
/// here is changed by visiting an address, <c>SubscribeURL</c> among them.
/// </remarks>
public sealed class SnsService : IJsonService, IRestorable
{
    private static readonly RequestMembers Members = new("""
        ConfirmSubscription: AuthenticateOnUnsubscribe=false Token TopicArn
        CreateTopic: Attributes Name Tags
        DeleteTopic: TopicArn
        GetSubscriptionAttributes: SubscriptionArn
        GetTopicAttributes: TopicArn
        ListSubscriptions: NextToken
        ListSubscriptionsByTopic: NextToken TopicArn
        ListTagsForResource: ResourceArn
        ListTopics: NextToken
        Publish: Message MessageAttributes MessageStructure PhoneNumber Subject TargetArn TopicArn
        PublishBatch: PublishBatchRequestEntries TopicArn
        SetSubscriptionAttributes: AttributeName AttributeValue SubscriptionArn
        SetTopicAttributes: AttributeName AttributeValue TopicArn
        Subscribe: Attributes Endpoint Protocol ReturnSubscriptionArn TopicArn
        TagResource: ResourceArn Tags
        Unsubscribe: SubscriptionArn
        UntagResource: ResourceArn TagKeys
        """);

    private readonly FrozenDictionary<string, Func<JsonObject, JsonObject>> _operations;
    private readonly TopicDirectory _topics;
    private readonly Delivery _delivery;

    public SnsService(AccountContext context, SqsService queues, ILambdaInvoker functions)
    {
        Mailbox = new(context.Data);
        var topics = _topics = new TopicDirectory(context);
        var delivery = _delivery = new Delivery(context, queues, functions, Mailbox);
        var administration = new TopicOperations(topics);
        var subscriptions = new SubscriptionOperations(context, topics, delivery);
        var publishing = new PublishOperations(context, topics, delivery);
        _operations = new Dictionary<string, Func<JsonObject, JsonObject>>
        {
            ["ConfirmSubscription"] = subscriptions.Confirm,
            ["CreateTopic"] = administration.Create,
            ["DeleteTopic"] = administration.Delete,
            ["GetSubscriptionAttributes"] = subscriptions.GetAttributes,
            ["GetTopicAttributes"] = administration.GetAttributes,
            ["ListSubscriptions"] = subscriptions.List,
            ["ListSubscriptionsByTopic"] = subscriptions.ListByTopic,
            ["ListTagsForResource"] = administration.ListTags,
            ["ListTopics"] = administration.List,
            ["Publish"] = publishing.Publish,
            ["PublishBatch"] = publishing.PublishBatch,
            ["SetSubscriptionAttributes"] = subscriptions.SetAttribute,
            ["SetTopicAttributes"] = administration.SetAttribute,
            ["Subscribe"] = subscriptions.Subscribe,
            ["TagResource"] = administration.Tag,
            ["Unsubscribe"] = subscriptions.Unsubscribe,
            ["UntagResource"] = administration.Untag,
        }.ToFrozenDictionary();
    }

    public string TargetPrefix => "sns";

    public IReadOnlyCollection<string> Operations => _operations.Keys;

    /// <summary>What would have been sent by e-mail.</summary>
    public Mailbox Mailbox { get; }

    public Task RestoreAsync(AccountData data)
    {
        Mailbox.Restore(data);
        _delivery.Restore(data, arn =>
        {
            lock (_topics.Gate)
                return _topics.Subscriptions.FirstOrDefault(subscription => subscription.Arn == arn);
        });
        return Task.CompletedTask;
    }

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(operation, out var carryOut))
            throw AwsException.NotSupported($"SNS.{operation}");
        Members.Check(operation, request);
        return Task.FromResult(carryOut(request));
    }
}

/// <summary>The errors of SNS; the words are those of AWS where its clients' bug reports show them.</summary>
internal static class SnsErrors
{
    public static AwsException NoSuchTopic() => new("NotFound", "Topic does not exist", 404);

    public static AwsException NoSuchSubscription() => new("NotFound", "Subscription does not exist", 404);

    /// <summary>Of a topic of another account. AWS names the action as well; which it was is not known here.</summary>
    public static AwsException NoAccess(AccountContext context, string arn) => new(
        "AuthorizationError", $"User: arn:aws:iam::{context.Id}:root is not authorized to perform this action on resource: {arn}", 403);

    public static AwsException Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");
}
