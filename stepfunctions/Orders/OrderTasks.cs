using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Comparison.Adapters.Decisions;
using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;

namespace Comparison.StepFunctions.Orders;

/// <summary>The check of <c>order.asl.json</c>.</summary>
public sealed class OrderTasks(OrderSettings settings, Deadlines deadlines, TimeProvider time)
{
    /// <summary>Checks the input and returns all that the states after it need: JSONPath neither derives ids nor counts time.</summary>
    [LambdaFunction]
    public OrderCheck ValidateOrder(JsonElement input)
    {
        var (order, errors) = Order.Check(input);
        if (order is null)
            return new(Accepted: false) { Outcome = OrderOutcome.Invalid(input, errors) };
        if (OrderPolicy.IsDeclined(order))
            return new(Accepted: false) { Outcome = OrderOutcome.PaymentDeclined(order) };

        var deadline = deadlines.Scaled(OrderPolicy.ReleaseDeadline);
        return new(Accepted: true)
        {
            Order = order,
            LedgerId = OrderPolicy.LedgerId(order.OrderId),
            TransactionId = OrderPolicy.TransactionId(order.OrderId),
            RefundId = OrderPolicy.RefundId(order.OrderId),
            AmountCents = order.AmountCents.ToString(CultureInfo.InvariantCulture),
            ItemCount = order.Items.Count,
            SettleSeconds = (int)settings.Settle.TotalSeconds,
            NeedsRelease = OrderPolicy.NeedsRelease(order),
            DecisionId = OrderPolicy.Decision(order.OrderId).Id,
            TimeoutSeconds = (int)deadline.TotalSeconds,
            ExpiresAt = DecisionRow.ExpiresAt(time.GetUtcNow() + settings.Settle + deadline),
            Endings = OrderEndings.For(order),
        };
    }
}

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
