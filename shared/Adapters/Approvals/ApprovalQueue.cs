using System.Text.Json;
using Amazon.SQS;
using Comparison.Adapters.Json;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;

namespace Comparison.Adapters.Approvals;

/// <summary>The approval queue on SQS. The delay before delivery is the queue's own.</summary>
public sealed class ApprovalQueue(IAmazonSQS sqs, string queueUrl) : IApprovalQueue
{
    public async Task SendAsync(ApprovalRequest request, Callback callback, CancellationToken cancellationToken) =>
        await sqs.SendMessageAsync(
            new()
            {
                QueueUrl = queueUrl,
                MessageBody = JsonSerializer.Serialize(ApprovalMessage.For(request, callback), SuiteJson.Default.ApprovalMessage),
            },
            cancellationToken);
}
