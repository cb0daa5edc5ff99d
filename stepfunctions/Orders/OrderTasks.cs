using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Comparison.Adapters.Json;
using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;
using Comparison.StepFunctions.Hosting;

namespace Comparison.StepFunctions.Orders;

/// <summary>The check of <c>order.asl.json</c>.</summary>
public sealed class OrderTasks(OrderSettings settings, Deadlines deadlines)
{
    /// <exception cref="InvalidInputException">The input breaks rules.</exception>
    /// <exception cref="PaymentDeclinedException">The customer cannot be charged.</exception>
    [LambdaFunction]
    public CheckedOrder ValidateOrder(JsonElement input)
    {
        var (order, errors) = Order.Check(input);
        if (order is null)
            throw new InvalidInputException(Write(OrderOutcome.Invalid(input, errors)));
        if (OrderPolicy.IsDeclined(order))
            throw new PaymentDeclinedException(Write(OrderOutcome.PaymentDeclined(order)));

        return new(
            order,
            order.AmountCents.ToString(CultureInfo.InvariantCulture),
            OrderPolicy.LedgerId(order.OrderId),
            OrderPolicy.TransactionId(order.OrderId),
            OrderPolicy.RefundId(order.OrderId),
            settings.Settle,
            OrderPolicy.NeedsRelease(order),
            OrderPolicy.Decision(order.OrderId).Id,
            deadlines.Scaled(OrderPolicy.ReleaseDeadline));
    }

    private static string Write(OrderOutcome outcome) => JsonSerializer.Serialize(outcome, SuiteJson.Default.OrderOutcome);
}

/// <summary>The work of <c>order.asl.json</c> that needs code.</summary>
public sealed class FulfilmentTasks(IFulfilment fulfilment)
{
    /// <summary>Ships the order and returns the outcome, to which the machine adds who released it.</summary>
    [LambdaFunction]
    public async Task<OrderOutcome> FulfilOrder(FulfilmentJob job) =>
        OrderOutcome.Completed(job.Order, ruling: null, await fulfilment.FulfilAsync(job.Order, job.Attempt, CancellationToken.None));
}

/// <summary>An order that keeps all rules, and what follows from them for it.</summary>
/// <param name="AmountCents">As DynamoDB writes a number.</param>
/// <param name="Deadline">How long the order desk has.</param>
public sealed record CheckedOrder(
    Order Order, string AmountCents, string LedgerId, string TransactionId, string RefundId, TimeSpan Settle, bool NeedsRelease, string DecisionId,
    TimeSpan Deadline);

/// <param name="Attempt">1 for the first try.</param>
public sealed record FulfilmentJob(int Attempt, Order Order);

/// <summary>The customer cannot be charged, so the run ends before its first effect; see <see cref="InvalidInputException"/>.</summary>
/// <param name="outcome">The run's outcome as JSON.</param>
public sealed class PaymentDeclinedException(string outcome) : Exception(outcome);
