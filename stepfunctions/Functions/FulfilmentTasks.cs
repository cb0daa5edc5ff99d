using Amazon.Lambda.Annotations;
using Comparison.Domain.Orders;

namespace Comparison.StepFunctions.Functions;

/// <summary>The work of <c>order.asl.json</c> that needs code.</summary>
public sealed class FulfilmentTasks(IFulfilment fulfilment)
{
    /// <summary>Ships the order and returns the outcome, so that no state is billed for shaping it.</summary>
    [LambdaFunction]
    public async Task<OrderOutcome> FulfilOrder(FulfilmentJob job)
    {
        var shipment = await fulfilment.FulfilAsync(job.Run.Order, job.Attempt, CancellationToken.None);
        return OrderOutcome.Completed(job.Run.Order, job.Run.Ruling, shipment);
    }
}
