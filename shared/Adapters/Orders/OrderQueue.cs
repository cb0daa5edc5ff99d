using System.Text.Json;
using Amazon.SQS;
using Comparison.Adapters.Json;
using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;

namespace Comparison.Adapters.Orders;

/// <summary>The order queue on SQS.</summary>
public sealed class OrderQueue(IAmazonSQS sqs, string queueUrl) : IOrderQueue
{
    public async Task SendAsync(Order order, Callback callback, CancellationToken cancellationToken) =>
        await sqs.SendMessageAsync(
            new()
            {
                QueueUrl = queueUrl,
                MessageBody = JsonSerializer.Serialize(OrderMessage.For(order, callback), SuiteJson.Default.OrderMessage),
            },
            cancellationToken);
}
