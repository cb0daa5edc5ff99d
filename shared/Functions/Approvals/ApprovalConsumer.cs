using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Comparison.Adapters;
using Comparison.Adapters.Callbacks;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Logging;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Functions.Queues;

namespace Comparison.Functions.Approvals;

/// <summary>Reads the approval queue: answers expenses at once and puts every other request on the decision desk.</summary>
public sealed class ApprovalConsumer(DecisionDesk desk, CallbackSender callbacks, TimeProvider time)
{
    [LambdaFunction]
    public Task<SQSBatchResponse> ConsumeApprovals(SQSEvent batch, ILambdaContext context) =>
        batch.HandleEachAsync(context.Logger, record => HandleAsync(record, context.Logger));

    private async Task HandleAsync(SQSEvent.SQSMessage record, ILambdaLogger logger)
    {
        var message = JsonSerializer.Deserialize(record.Body, SuiteJson.Default.ApprovalMessage)
            ?? throw new JsonException("The message is null.");
        var isTooLate = ApprovalPolicy.IsExpense(message.ApprovalType)
            ? !await callbacks.TrySendAsync(
                message.Callback, ApprovalPolicy.Simulate(message.Request, time.GetUtcNow()), CancellationToken.None)
            : await desk.AskAsync(
                ApprovalPolicy.Question(message.Request), message.Callback, record.SentAt(), CancellationToken.None)
                is DecisionStatus.Expired or DecisionStatus.Closed;
        if (isTooLate)
            new RunLog(logger, message.CorrelationId).Information(
                "Nobody waits for an answer to {RequestId} any more; the message is dropped", message.RequestId);
    }
}
