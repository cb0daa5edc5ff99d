using System.Text.Json;
using Amazon.SQS;
using Comparison.Adapters.Json;
using Comparison.Domain.Moderation;

namespace Comparison.Adapters.Moderation;

/// <summary>The notifications on SQS.</summary>
public sealed class NotificationQueue(IAmazonSQS sqs, string queueUrl) : INotifications
{
    public async Task TellAsync(ModerationNotice notice, CancellationToken cancellationToken) =>
        await sqs.SendMessageAsync(
            new() { QueueUrl = queueUrl, MessageBody = JsonSerializer.Serialize(notice, SuiteJson.Default.ModerationNotice) },
            cancellationToken);
}
