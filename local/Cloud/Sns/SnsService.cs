using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
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
public sealed class SnsService : IJsonService
{
    private readonly FrozenDictionary<string, Func<JsonObject, JsonObject>> _operations;

    public SnsService(AccountContext context, SqsService queues, ILambdaInvoker functions)
    {
        var topics = new TopicDirectory(context);
        var delivery = new Delivery(context, queues, functions, Mailbox);
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

    /// <summary>What would have been sent by e-mail.</summary>
    public Mailbox Mailbox { get; } = new();

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken) =>
        _operations.TryGetValue(operation, out var carryOut)
            ? Task.FromResult(carryOut(request))
            : throw AwsException.NotSupported($"SNS.{operation}");
}

/// <summary>The errors of SNS; the words are those of AWS where its clients' bug reports show them.</summary>
internal static class SnsErrors
{
    public static AwsException NoSuchTopic() => new("NotFound", "Topic does not exist", 404);

    public static AwsException NoSuchSubscription() => new("NotFound", "Subscription does not exist", 404);

    public static AwsException Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");
}

/// <summary>The account's mail, instead of any that is sent: the last 1,000 messages of all its topics.</summary>
public sealed class Mailbox
{
    private const int MaxKept = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<Mail> _mails = [];

    internal void Put(Mail mail)
    {
        lock (_gate)
        {
            if (_mails.Count == MaxKept)
                _mails.Dequeue();
            _mails.Enqueue(mail);
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Mail> Read()
    {
        lock (_gate)
            return [.. _mails];
    }
}

/// <summary>One message to one person. Its text may hold whatever the sender wrote, a task token among it: it is for the person alone.</summary>
public sealed record Mail(DateTimeOffset At, string To, string Subject, string Text)
{
    public override string ToString() => $"Mail {{ At = {At:O}, To = {To} }}";
}
