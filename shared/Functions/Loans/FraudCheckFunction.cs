using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Comparison.Adapters.Logging;
using Comparison.Adapters.Loans;
using Comparison.Domain.Loans;

namespace Comparison.Functions.Loans;

/// <summary>The fraud service's door: takes a request and puts the work on the service's own queue.</summary>
public sealed class FraudCheckFunction(FraudQueue queue)
{
    [LambdaFunction]
    public async Task CheckFraud(FraudRequest request, ILambdaContext context)
    {
        await queue.SendAsync(request, delay: null, CancellationToken.None);
        new RunLog(context.Logger, request.CorrelationId).Information("The fraud check of {ApplicationId} is queued", request.ApplicationId);
    }
}
