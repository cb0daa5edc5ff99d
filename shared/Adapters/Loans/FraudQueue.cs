using System.Text.Json;
using Amazon.Lambda;
using Amazon.SQS;
using Comparison.Adapters.Json;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;

namespace Comparison.Adapters.Loans;

/// <summary>The fraud service, by its Lambda function.</summary>
public sealed class FraudChecks(IAmazonLambda lambda, string functionArn) : IFraudChecks
{
    // As an event: the callback brings the answer, and Lambda itself tries again a request that the function could not take.
    public async Task RequestAsync(LoanApplication application, Callback callback, CancellationToken cancellationToken) =>
        await lambda.InvokeAsync(
            new()
            {
                FunctionName = functionArn,
                InvocationType = InvocationType.Event,
                Payload = JsonSerializer.Serialize(FraudRequest.For(application, callback), SuiteJson.Default.FraudRequest),
            },
            cancellationToken);
}

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
