using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Comparison.Adapters.Callbacks;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Json;
using Comparison.Adapters.Logging;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Functions.Queues;

namespace Comparison.Functions.Approvals;

/// <summary>Reads the approval queue: answers expenses at once and puts every other request on the decision desk.</summary>
public sealed class ApprovalConsumer(DecisionDesk desk, CallbackSender callbacks, EmbeddedMetrics metrics, TimeProvider time)
{
    [LambdaFunction]
    public Task<SQSBatchResponse> ConsumeApprovals(SQSEvent batch, ILambdaContext context) =>
        batch.HandleEachAsync(context.Logger, record => HandleAsync(record, context.Logger));

    private async Task HandleAsync(SQSEvent.SQSMessage record, ILambdaLogger logger)
    {
        var message = JsonSerializer.Deserialize(record.Body, SuiteJson.Default.ApprovalMessage)
            ?? throw new JsonException("The message is null.");
        var isTooLate = ApprovalPolicy.IsExpense(message.ApprovalType) ? !await AnswerAsync(message) : !await AskAsync(message, record);
        if (isTooLate)
            new RunLog(logger, message.CorrelationId).Information(
                "Nobody waits for an answer to {RequestId} any more; the message is dropped", message.RequestId);
    }

    private async Task<bool> AnswerAsync(ApprovalMessage message)
    {
        var ruling = ApprovalPolicy.Simulate(message.Request, time.GetUtcNow());
        if (!await callbacks.TrySendAsync(message.Callback, ruling, CancellationToken.None))
            return false;
        metrics.Count(MetricNames.ApprovalsProcessed, WorkflowName.Approval);
        return true;
    }

    private async Task<bool> AskAsync(ApprovalMessage message, SQSEvent.SQSMessage record) => await desk.AskAsync(
        ApprovalPolicy.Question(message.Request), message.Callback, record.SentAt(), CancellationToken.None)
        is not (DecisionStatus.Expired or DecisionStatus.Closed);
}
