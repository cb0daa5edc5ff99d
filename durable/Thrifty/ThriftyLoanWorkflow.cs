using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.Durable.Hosting;
using Comparison.Durable.Loans;

namespace Comparison.Durable.Thrifty;

/// <summary>A loan whose manager and whose fraud check take two operations each, as in <see cref="ThriftyApprovalWorkflow"/>.</summary>
public sealed class ThriftyLoanWorkflow(
    Deadlines deadlines, ICreditBureaus bureaus, IDecisionDesk desk, IFraudChecks fraudChecks, IDisbursements disbursements)
    : LoanWorkflow(deadlines, bureaus, desk, fraudChecks, disbursements)
{
    private readonly Deadlines _deadlines = deadlines;
    private readonly IDecisionDesk _desk = desk;
    private readonly IFraudChecks _fraudChecks = fraudChecks;

    protected override async Task<Ruling?> AskManagerAsync(LoanApplication application, Assessment assessment, IDurableContext context)
    {
        var approval = await context.CreateCallbackAsync<Ruling>(
            "manager-approval", new() { Timeout = _deadlines.Scaled(LoanPolicy.ManagerDeadline) });
        await context.StepAsync(
            (_, ct) => _desk.AskAsync(LoanPolicy.Question(application, assessment, _deadlines), Callback.Durable(approval.CallbackId), ct),
            "ask-manager",
            Retries.TransientStep);
        try
        {
            return await approval.GetResultAsync();
        }
        catch (CallbackTimeoutException)
        {
            return await context.ExpireAsync(_desk, LoanPolicy.Decision(application), name: "expire");
        }
    }

    protected override async Task<FraudAnswer> CheckFraudAsync(LoanApplication application, IDurableContext context)
    {
        var check = await context.CreateCallbackAsync<FraudVerdict>(
            "fraud-check", new() { Timeout = LoanPolicy.FraudDeadline, HeartbeatTimeout = LoanPolicy.FraudHeartbeat });
        try
        {
            await context.StepAsync(
                (_, ct) => _fraudChecks.RequestAsync(application, Callback.Durable(check.CallbackId), ct), "ask-fraud-service", Retries.TransientStep);
            return FraudAnswer.From(await check.GetResultAsync());
        }
        catch (CallbackTimeoutException)
        {
            return FraudAnswer.Silence;
        }
        catch (Exception failure) when (failure is CallbackException or StepException)
        {
            // The service failed the check, or could not be asked.
            return FraudAnswer.Unavailable;
        }
    }
}
