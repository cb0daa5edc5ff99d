using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Local.Cloud.Sns;

/// <summary>Brings messages to those who listen, each on its own: one that cannot be reached holds up nobody.</summary>
/// <remarks>
/// A web hook is tried four times, 20 s apart, which is AWS's default policy for HTTP; queues, functions and mail of the account once, for
/// they are either there or not. What is not delivered goes to the subscription's dead-letter queue, or is lost.
/// </remarks>
internal sealed class Delivery(AccountContext context, SqsService queues, ILambdaInvoker functions, Mailbox mailbox)
{
    private const int Retries = 3;
    private const string Unsigned = "bm90IHNpZ25lZA==";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);
    private static readonly Dictionary<string, MessageAttribute> NoAttributes = [];
    private static readonly HttpClient Hooks = new() { Timeout = TimeSpan.FromSeconds(15) };

    private readonly Postponed _postponed = new(context);
    private readonly DeliveryRows _rows = new(context);

    /// <summary>What GetTopicAttributes shows of the above.</summary>
    public const string DefaultPolicy =
        """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false}}""";

    public void Deliver(Dispatch sent)
    {
        _rows.Keep(sent, nextAttempt: sent.Message.At);
        Begin(sent);
    }

    /// <summary>Takes up what an earlier process did not deliver; what it was at is tried again.</summary>
    public void Restore(AccountData data, Func<string, Subscription?> find)
    {
        var now = context.Time.GetUtcNow();
        foreach (var (sent, nextAttempt) in DeliveryRows.Read(data, find))
            if (nextAttempt > now)
                _postponed.Run(nextAttempt - now, () => Begin(sent));
            else
                Begin(sent);
    }

    /// <summary>Sends whoever wants to listen the token by which they confirm it.</summary>
    public void AskToConfirm(Subscription subscription)
    {
        var (topic, token) = (subscription.Topic, subscription.PendingToken!);
        var text = $"You have chosen to subscribe to the topic {topic.Arn}.\n"
            + $"To confirm the subscription: aws sns confirm-subscription --topic-arn {topic.Arn} --token {token}";
        if (subscription.Protocol.StartsWith("email", StringComparison.Ordinal))
        {
            mailbox.Put(new(context.Time.GetUtcNow(), subscription.Endpoint, "AWS Notification - Subscription Confirmation", text));
            return;
        }
        if (context.Data is { IsOpen: false })
            return; // the account is being built up again: who listens was asked long ago
        var body = Frame("SubscriptionConfirmation", topic, context.Ids.NewGuid(), context.Time.GetUtcNow(), text);
        body["Token"] = token;
        body["SubscribeURL"] = $"{context.Endpoint}?Action=ConfirmSubscription&TopicArn={topic.Arn}&Token={token}";
        context.Background.Run(() => PostAsync(subscription, "SubscriptionConfirmation", body.ToJsonString()));
    }

    private void Begin(Dispatch sent) => context.Background.Run(() => TryAsync(sent));

    private async Task TryAsync(Dispatch sent)
    {
        if (!await ReachAsync(sent))
        {
            if (sent.IsToHook && sent.Failures < Retries)
            {
                TryAgain(sent with { Failures = sent.Failures + 1 });
                return;
            }
            if (DeadLetterQueue.Read(sent.Subscription.Attributes.GetValueOrDefault("RedrivePolicy")) is { } queue)
                await SendAsync(queue, Notification(sent).ToJsonString(), NoAttributes);
        }
        _rows.Forget(sent);
    }

    private void TryAgain(Dispatch failed)
    {
        _rows.Keep(failed, context.Time.GetUtcNow() + Pause);
        _postponed.Run(Pause, () => Begin(failed));
    }

    private Task<bool> ReachAsync(Dispatch sent) => sent.Subscription.Protocol switch
    {
        "sqs" => SendAsync(
            sent.Subscription.Endpoint, sent.Subscription.IsRaw ? sent.Text : Notification(sent).ToJsonString(),
            sent.Subscription.IsRaw ? sent.Message.Attributes : NoAttributes),
        "lambda" => InvokeAsync(sent),
        "http" or "https" => PostAsync(sent.Subscription, "Notification", sent.Subscription.IsRaw ? sent.Text : Notification(sent).ToJsonString()),
        var mail => MailAsync(sent, isJson: mail == "email-json"),
    };

    private async Task<bool> SendAsync(string queueArn, string body, IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        try
        {
            await queues.SendAsync(queueArn, body, new(attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)new JsonObject
            {
                ["DataType"] = attribute.Value.Type,
                [attribute.Value.Type.StartsWith("Binary", StringComparison.Ordinal) ? "BinaryValue" : "StringValue"] = attribute.Value.Value,
            }))));
            return true;
        }
        catch (AwsException)
        {
            return false; // no such queue, or a message that it does not take
        }
    }

    private async Task<bool> InvokeAsync(Dispatch sent)
    {
        var notification = Notification(sent);
        notification["SigningCertUrl"] = notification["SigningCertURL"]!.DeepClone();
        notification["UnsubscribeUrl"] = notification["UnsubscribeURL"]!.DeepClone();
        notification.Remove("SigningCertURL");
        notification.Remove("UnsubscribeURL");
        notification["Subject"] ??= null;
        notification["MessageAttributes"] ??= new JsonObject();
        var record = new JsonObject
        {
            ["EventSource"] = "aws:sns", ["EventVersion"] = "1.0", ["EventSubscriptionArn"] = sent.Subscription.Arn, ["Sns"] = notification,
        };
        var payload = Encoding.UTF8.GetBytes(new JsonObject { ["Records"] = new JsonArray(record) }.ToJsonString());
        try
        {
            await functions.InvokeAsync(new(sent.Subscription.Endpoint, payload) { Kind = InvocationKind.Event }, CancellationToken.None);
            return true; // Lambda has it, and tries on its own
        }
        catch (AwsException)
        {
            return false;
        }
    }

    private async Task<bool> PostAsync(Subscription subscription, string type, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint)
        {
            Content = new StringContent(body, Encoding.UTF8, "text/plain"),
        };
        request.Headers.Add("x-amz-sns-message-type", type);
        request.Headers.Add("x-amz-sns-topic-arn", subscription.Topic.Arn);
        if (type == "Notification")
            request.Headers.Add("x-amz-sns-subscription-arn", subscription.Arn);
        if (type == "Notification" && subscription.IsRaw)
            request.Headers.Add("x-amz-sns-rawdelivery", "true");
        try
        {
            using var answer = await Hooks.SendAsync(request);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private Task<bool> MailAsync(Dispatch sent, bool isJson)
    {
        mailbox.Put(new(
            sent.Message.At, sent.Subscription.Endpoint, sent.Message.Subject ?? "AWS Notification Message",
            isJson ? Notification(sent).ToJsonString() : sent.Text));
        return Task.FromResult(true);
    }

    private JsonObject Notification(Dispatch sent)
    {
        var (subscription, message) = (sent.Subscription, sent.Message);
        var notification = Frame("Notification", subscription.Topic, message.Id, message.At, sent.Text);
        if (message.Subject is not null)
            notification.Insert(3, "Subject", message.Subject);
        notification["UnsubscribeURL"] = $"{context.Endpoint}?Action=Unsubscribe&SubscriptionArn={subscription.Arn}";
        if (message.Attributes.Count > 0)
            notification["MessageAttributes"] = new JsonObject(message.Attributes.Select(attribute => KeyValuePair.Create(
                attribute.Key, (JsonNode?)new JsonObject { ["Type"] = attribute.Value.Type, ["Value"] = attribute.Value.Value })));
        return notification;
    }

    private JsonObject Frame(string type, Topic topic, string id, DateTimeOffset at, string text) => new()
    {
        ["Type"] = type,
        ["MessageId"] = id,
        ["TopicArn"] = topic.Arn,
        ["Message"] = text,
        ["Timestamp"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["SignatureVersion"] = "1",
        ["Signature"] = Unsigned,
        ["SigningCertURL"] = $"{context.Endpoint}",
    };
}

/// <summary>A message on its way to one subscription.</summary>
internal sealed record Dispatch(Subscription Subscription, Publication Message, int Failures = 0)
{
    public string Text => Message.TextFor(Subscription.Protocol);

    public bool IsToHook => Subscription.Protocol.StartsWith("http", StringComparison.Ordinal);
}
