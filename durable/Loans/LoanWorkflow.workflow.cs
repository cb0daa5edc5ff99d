using System.Text.Json;
using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.Durable.Hosting;

namespace Comparison.Durable.Loans;

/// <summary>Decides on a loan by credit reports, a manager where it is large, and a fraud check, and pays it out.</summary>
/// <remarks>Twin: <c>stepfunctions/Loans/loan.asl.json</c>. Flat, because an item of one step needs no billed context of its own.</remarks>
public class LoanWorkflow(Deadlines deadlines, ICreditBureaus bureaus, IDecisionDesk desk, IFraudChecks fraudChecks, IDisbursements disbursements)
{
    public async Task<LoanOutcome> RunAsync(JsonElement input, IDurableContext context)
    {
        var (application, errors) = LoanApplication.Check(input);
        if (application is null)
            return LoanOutcome.Invalid(input, errors);

        var reports = await context.MapAsync(
            CreditPolicy.Bureaus,
            (branch, bureau, _, _, stop) => branch.StepAsync(
                (_, ct) => bureaus.PullAsync(bureau, application.Sin, ct), name: "pull-report", config: new() { RetryStrategy = Retries.CreditReport }, stop),
            name: "credit-reports",
            config: new() { CompletionConfig = CompletionConfig.AllCompleted(), NestingType = NestingType.Flat });
        var assessment = CreditPolicy.Assess(application, reports.GetResults());
        if (assessment is null)
            return LoanOutcome.Failed(application, LoanFailure.Bureaus(reports.GetResults()));
        if (assessment.IsDenied)
            return LoanOutcome.Denied(application, assessment, assessment.Reasons);

        var ruling = LoanPolicy.NeedsManager(application) ? await AskManagerAsync(application, assessment, context) : null;
        if (ruling is null && LoanPolicy.NeedsManager(application))
            return LoanOutcome.Expired(application);
        if (ruling is { Approved: false })
            return LoanOutcome.DeniedByManager(application, assessment, ruling);

        var outcome = LoanPolicy.Conclude(application, assessment, ruling, await CheckFraudAsync(application, context));
        if (outcome.Status == LoanStatus.Approved)
            await context.StepAsync(
                (_, ct) => disbursements.DisburseAsync(Disbursement.For(application, outcome), ct), name: "disburse", config: Retries.TransientStep);
        return outcome;
    }

    protected virtual async Task<Ruling?> AskManagerAsync(LoanApplication application, Assessment assessment, IDurableContext context)
    {
        try
        {
            return await context.WaitForCallbackAsync<Ruling>(
                (callbackId, _, ct) => desk.AskAsync(LoanPolicy.Question(application, assessment, deadlines), Callback.Durable(callbackId), ct),
                name: "manager-approval",
                config: new() { Timeout = deadlines.Scaled(LoanPolicy.ManagerDeadline), RetryStrategy = Retries.Transient });
        }
        catch (CallbackTimeoutException)
        {
            return await context.ExpireAsync(desk, LoanPolicy.Decision(application), name: "expire");
        }
    }

    protected virtual async Task<FraudAnswer> CheckFraudAsync(LoanApplication application, IDurableContext context)
    {
        try
        {
            return FraudAnswer.From(await context.WaitForCallbackAsync<FraudVerdict>(
                (callbackId, _, ct) => fraudChecks.RequestAsync(application, Callback.Durable(callbackId), ct),
                name: "fraud-check",
                config: new() { Timeout = LoanPolicy.FraudDeadline, HeartbeatTimeout = LoanPolicy.FraudHeartbeat, RetryStrategy = Retries.Transient }));
        }
        catch (CallbackTimeoutException)
        {
            return FraudAnswer.Silence;
        }
        catch (CallbackException)
        {
            // Whatever the error says: after a replay the runtime knows no more of it than its text.
            return FraudAnswer.Unavailable;
        }
    }
}
