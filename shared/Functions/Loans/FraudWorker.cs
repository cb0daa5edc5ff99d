using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Comparison.Adapters.Callbacks;
using Comparison.Adapters.Json;
using Comparison.Adapters.Loans;
using Comparison.Adapters.Logging;
using Comparison.Domain.Loans;
using Comparison.Functions.Queues;

namespace Comparison.Functions.Loans;

/// <summary>The simulated fraud service at work: reads its queue and answers by the callback, or does not.</summary>
public sealed class FraudWorker(FraudQueue queue, CallbackSender callbacks, TimeProvider time)
{
    [LambdaFunction]
    public Task<SQSBatchResponse> ConsumeFraudChecks(SQSEvent batch, ILambdaContext context) =>
        batch.HandleEachAsync(context.Logger, record => HandleAsync(record, context.Logger));

    private async Task HandleAsync(SQSEvent.SQSMessage record, ILambdaLogger logger)
    {
        var request = JsonSerializer.Deserialize(record.Body, SuiteJson.Default.FraudRequest)
            ?? throw new JsonException("The message is null.");
        var isHeard = FraudService.ConductOf(request.Sin) switch
        {
            FraudConduct.Silence => true,
            FraudConduct.Fail => await callbacks.TryFailAsync(
                request.Callback, FraudService.UnavailableError, LoanFailure.FraudServiceUnavailable, CancellationToken.None),
            FraudConduct.Find => await AnswerAsync(request, FraudService.Found),
            FraudConduct.PassLate => await ContinueAsync(request, record.SentAt()),
            _ => await AnswerAsync(request, FraudService.Passed),
        };
        if (!isHeard)
            new RunLog(logger, request.CorrelationId).Information(
                "Nobody waits for the fraud check of {ApplicationId} any more; the message is dropped", request.ApplicationId);
    }

    private Task<bool> AnswerAsync(FraudRequest request, FraudVerdict verdict) =>
        callbacks.TrySendAsync(request.Callback, verdict, SuiteJson.Default.FraudVerdict, CancellationToken.None);

    // No function sleeps: the queue holds the work back until the next heartbeat.
    private async Task<bool> ContinueAsync(FraudRequest request, DateTimeOffset sentAt)
    {
        var until = request.Until ?? sentAt + FraudService.LongCheck;
        if (time.GetUtcNow() >= until)
            return await AnswerAsync(request, FraudService.Passed);
        if (!await callbacks.TryHeartbeatAsync(request.Callback, CancellationToken.None))
            return false;
        await queue.SendAsync(request with { Until = until }, FraudService.HeartbeatInterval, CancellationToken.None);
        return true;
    }
}
