using System.Text.Json;
using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Durable.Hosting;

namespace Comparison.Durable.Approvals;

/// <summary>Asks the approvers of a request and waits for their answer.</summary>
/// <remarks>Twin: <c>stepfunctions/Approvals/approval.asl.json</c>.</remarks>
public class ApprovalWorkflow(IApprovalQueue queue, IDecisionDesk desk)
{
    public async Task<ApprovalOutcome> RunAsync(JsonElement input, IDurableContext context)
    {
        var (request, errors) = ApprovalRequest.Check(input);
        if (request is null)
            return ApprovalOutcome.Invalid(input, errors);

        var ruling = await AskAsync(request, context);
        return ruling is null ? ApprovalOutcome.Expired(request) : ApprovalOutcome.Decided(request, ruling);
    }

    protected virtual async Task<Ruling?> AskAsync(ApprovalRequest request, IDurableContext context)
    {
        try
        {
            return await context.WaitForCallbackAsync<Ruling>(
                (callbackId, _, ct) => queue.SendAsync(request, Callback.Durable(callbackId), ct),
                name: "approval",
                config: new() { Timeout = ApprovalPolicy.Deadline(request), RetryStrategy = Retries.Transient });
        }
        catch (CallbackTimeoutException)
        {
            return await context.ExpireAsync(desk, ApprovalPolicy.Decision(request), name: "expire");
        }
    }
}
