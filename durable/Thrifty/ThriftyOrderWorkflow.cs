using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;
using Comparison.Durable.Hosting;
using Comparison.Durable.Orders;

namespace Comparison.Durable.Thrifty;

/// <summary>An order whose release takes two operations, as in <see cref="ThriftyApprovalWorkflow"/>.</summary>
public sealed class ThriftyOrderWorkflow(
    OrderSettings settings, Deadlines deadlines, IPayments payments, IOrderQueue queue, IDecisionDesk desk, IFulfilment fulfilment)
    : OrderWorkflow(settings, deadlines, payments, queue, desk, fulfilment)
{
    private readonly Deadlines _deadlines = deadlines;
    private readonly IOrderQueue _queue = queue;
    private readonly IDecisionDesk _desk = desk;

    protected override async Task<Ruling?> ReleaseAsync(Order order, IDurableContext context)
    {
        var release = await context.CreateCallbackAsync<Ruling>("release", new() { Timeout = _deadlines.Scaled(OrderPolicy.ReleaseDeadline) });
        await context.StepAsync((_, ct) => _queue.SendAsync(order, Callback.Durable(release.CallbackId), ct), "ask", Retries.TransientStep);
        try
        {
            return await release.GetResultAsync();
        }
        catch (CallbackTimeoutException)
        {
            return await context.ExpireAsync(_desk, OrderPolicy.Decision(order.OrderId), name: "expire");
        }
    }
}
