using System.Text.Json;
using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;
using Comparison.Durable.Hosting;

namespace Comparison.Durable.Orders;

/// <summary>Charges an order, lets the payment settle, has large orders released, and ships; gives the money back where it cannot.</summary>
/// <remarks>Twin: <c>stepfunctions/Orders/order.asl.json</c>.</remarks>
public class OrderWorkflow(
    OrderSettings settings, Deadlines deadlines, IPayments payments, IOrderQueue queue, IDecisionDesk desk, IFulfilment fulfilment)
{
    public async Task<OrderOutcome> RunAsync(JsonElement input, IDurableContext context)
    {
        var (order, errors) = Order.Check(input);
        if (order is null)
            return OrderOutcome.Invalid(input, errors);
        if (OrderPolicy.IsDeclined(order))
            return OrderOutcome.PaymentDeclined(order);

        await context.StepAsync((_, ct) => payments.ChargeAsync(order, ct), name: "charge", config: Retries.TransientStep);
        await context.WaitAsync(settings.Settle, name: "settle");

        if (!OrderPolicy.NeedsRelease(order))
            return await FulfilAsync(order, ruling: null, context);
        return await ReleaseAsync(order, context) switch
        {
            null => await RefundAsync(order, OrderOutcome.Expired(order), context),
            { Approved: false } ruling => await RefundAsync(order, OrderOutcome.Rejected(order, ruling), context),
            var ruling => await FulfilAsync(order, ruling, context),
        };
    }

    protected virtual async Task<Ruling?> ReleaseAsync(Order order, IDurableContext context)
    {
        try
        {
            return await context.WaitForCallbackAsync<Ruling>(
                (callbackId, _, ct) => queue.SendAsync(order, Callback.Durable(callbackId), ct),
                name: "release",
                config: new() { Timeout = deadlines.Scaled(OrderPolicy.ReleaseDeadline), RetryStrategy = Retries.Transient });
        }
        catch (CallbackTimeoutException)
        {
            return await context.ExpireAsync(desk, OrderPolicy.Decision(order.OrderId), name: "expire");
        }
    }

    private async Task<OrderOutcome> FulfilAsync(Order order, Ruling? ruling, IDurableContext context)
    {
        try
        {
            var shipment = await context.StepAsync(
                (step, ct) => fulfilment.FulfilAsync(order, step.AttemptNumber, ct),
                name: "fulfil",
                config: new() { RetryStrategy = Retries.Carrier });
            return OrderOutcome.Completed(order, ruling, shipment);
        }
        catch (StepException failure)
        {
            return await RefundAsync(order, OrderOutcome.FulfilmentFailed(order, ruling, failure.ErrorType), context);
        }
    }

    private async Task<OrderOutcome> RefundAsync(Order order, OrderOutcome outcome, IDurableContext context)
    {
        await context.StepAsync((_, ct) => payments.RefundAsync(order, ct), name: "refund", config: Retries.TransientStep);
        return outcome;
    }
}
