using System.Text.Json;
using Amazon.SQS;
using Comparison.Domain.Loans;

namespace Comparison.Adapters.Loans;

/// <summary>The fraud service's own queue on SQS.</summary>
public sealed class FraudQueue(IAmazonSQS sqs, string queueUrl)
{
    /// <param name="delay">Up to 15 minutes; the queue's own when null.</param>
    public async Task SendAsync(FraudRequest request, TimeSpan? delay, CancellationToken cancellationToken) =>
        await sqs.SendMessageAsync(
            new()
            {
                QueueUrl = queueUrl,
                MessageBody = JsonSerializer.Serialize(request, SuiteJson.Default.FraudRequest),
                DelaySeconds = (int?)delay?.TotalSeconds,
            },
            cancellationToken);
}
