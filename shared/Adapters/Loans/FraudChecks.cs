using System.Text.Json;
using Amazon.Lambda;
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
                Payload = JsonSerializer.Serialize(FraudRequest.Of(application, callback), SuiteJson.Default.FraudRequest),
            },
            cancellationToken);
}
