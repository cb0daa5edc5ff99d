using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Json;
using Comparison.Adapters.Logging;
using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;
using Comparison.Functions.Queues;

namespace Comparison.Functions.Orders;

/// <summary>Reads the order queue and puts every order on the decision desk.</summary>
public sealed class OrderConsumer(DecisionDesk desk, Deadlines deadlines)
{
    [LambdaFunction]
    public Task<SQSBatchResponse> ConsumeOrders(SQSEvent batch, ILambdaContext context) =>
        batch.HandleEachAsync(context.Logger, record => HandleAsync(record, context.Logger));

    private async Task HandleAsync(SQSEvent.SQSMessage record, ILambdaLogger logger)
    {
        var message = JsonSerializer.Deserialize(record.Body, SuiteJson.Default.OrderMessage)
            ?? throw new JsonException("The message is null.");
        var status = await desk.AskAsync(
            OrderPolicy.Question(message, deadlines), message.Callback, record.SentAt(), CancellationToken.None);
        if (status is DecisionStatus.Expired or DecisionStatus.Closed)
            new RunLog(logger, message.CorrelationId).Information(
                "Nobody waits for the release of {OrderId} any more; the message is dropped", message.OrderId);
    }
}
