using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Durable.Approvals;
using Comparison.Durable.Hosting;

namespace Comparison.Durable.Thrifty;

/// <summary>An approval for less: two operations to ask and wait, where <c>WaitForCallbackAsync</c> needs a context around them.</summary>
/// <remarks>
/// So it is with all thrifty forms: one operation, one checkpoint and one copy of the answer less for each wait. What it takes is care: the
/// callback is made before it is sent, and is sent in a step, or a replay would send it again.
/// </remarks>
public sealed class ThriftyApprovalWorkflow(IApprovalQueue queue, IDecisionDesk desk) : ApprovalWorkflow(queue, desk)
{
    private readonly IApprovalQueue _queue = queue;
    private readonly IDecisionDesk _desk = desk;

    protected override async Task<Ruling?> AskAsync(ApprovalRequest request, IDurableContext context)
    {
        var approval = await context.CreateCallbackAsync<Ruling>("approval", new() { Timeout = ApprovalPolicy.Deadline(request) });
        await context.StepAsync((_, ct) => _queue.SendAsync(request, Callback.Durable(approval.CallbackId), ct), "ask", Retries.TransientStep);
        try
        {
            return await approval.GetResultAsync();
        }
        catch (CallbackTimeoutException)
        {
            return await context.ExpireAsync(_desk, ApprovalPolicy.Decision(request), name: "expire");
        }
    }
}
