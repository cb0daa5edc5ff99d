using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Comparison.Adapters;
using Comparison.Adapters.Callbacks;
using Comparison.Adapters.Decisions;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;

namespace Comparison.Functions.Approvals;

/// <summary>Reads the approval queue: answers expenses at once and puts every other request on the decision desk.</summary>
/// <remarks>
/// Messages come at least once. Each is handled by itself: one that fails is reported, comes again, and goes to the
/// dead-letter queue after 3 tries.
/// </remarks>
public sealed class ApprovalConsumer(DecisionDesk desk, CallbackSender callbacks, TimeProvider time)
{
    [LambdaFunction]
    public async Task<SQSBatchResponse> ConsumeApprovals(SQSEvent batch, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in batch.Records)
        {
            try
            {
                await HandleAsync(record, context.Logger);
            }
            catch (Exception failure)
            {
                // A failed message must not take the others of its batch with it. Its text may hold a token, so only the kind is logged.
                context.Logger.LogError("Approval message {MessageId} failed: {Failure}", record.MessageId, failure.GetType().Name);
                failures.Add(new() { ItemIdentifier = record.MessageId });
            }
        }
        return new(failures);
    }

    private async Task HandleAsync(SQSEvent.SQSMessage record, ILambdaLogger logger)
    {
        var message = JsonSerializer.Deserialize(record.Body, SuiteJson.Default.ApprovalMessage)
            ?? throw new JsonException("The message is null.");
        var ruling = ApprovalPolicy.IsExpense(message.ApprovalType)
            ? ApprovalPolicy.Simulate(message.Request, time.GetUtcNow())
            : await AskAsync(message, SentAt(record), logger);
        if (ruling is not null && !await callbacks.TrySendAsync(message.Callback, ruling, CancellationToken.None))
            logger.LogInformation("Nobody waits for the answer to {RequestId} any more; the message is dropped", message.RequestId);
    }

    // A ruling comes back when the request was decided before: the ask was repeated, and this callback has yet to hear of it.
    private async Task<Ruling?> AskAsync(ApprovalMessage message, DateTimeOffset sentAt, ILambdaLogger logger)
    {
        var state = await desk.AskAsync(ApprovalPolicy.Question(message.Request, sentAt), message.Callback, CancellationToken.None);
        if (state is { Status: not DecisionStatus.Pending, Ruling: null })
            logger.LogInformation("{RequestId} expired before its message came; the message is dropped", message.RequestId);
        return state.Ruling;
    }

    // The callback's deadline runs from the moment at which the message was sent; only the queue knows it.
    private static DateTimeOffset SentAt(SQSEvent.SQSMessage record) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(record.Attributes["SentTimestamp"], CultureInfo.InvariantCulture));
}
