using System.Text.Json;
using Amazon.Lambda.Annotations;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.StepFunctions.Hosting;

namespace Comparison.StepFunctions.Loans;

/// <summary>The Lambda tasks of <c>loan.asl.json</c>.</summary>
public sealed class LoanTasks(Deadlines deadlines, ICreditBureaus bureaus, TimeProvider time)
{
    [LambdaFunction]
    public LoanCheck ValidateLoan(JsonElement input)
    {
        var (application, errors) = LoanApplication.Check(input);
        return application is null
            ? new(Valid: false) { Outcome = LoanOutcome.Invalid(input, errors) }
            : new(Valid: true) { Application = application };
    }

    /// <summary>Pulls one bureau's report.</summary>
    /// <exception cref="BureauTimeoutException">The bureau did not answer; the state machine tries again.</exception>
    [LambdaFunction]
    public Task<CreditReport> PullReport(ReportRequest request) => bureaus.PullAsync(request.Bureau, request.Sin, CancellationToken.None);

    /// <summary>Assesses the application and returns the manager's question, where there is one.</summary>
    [LambdaFunction]
    public LoanStanding AssessLoan(LoanReports input)
    {
        var application = input.Application;
        CreditReport[] reports = [.. input.Reports.Select(pulled => pulled.Report).OfType<CreditReport>()];
        var assessment = CreditPolicy.Assess(application, reports);
        if (assessment is null)
            return new(Done: true) { Outcome = LoanOutcome.Failed(application, LoanFailure.Bureaus(reports)) };
        if (assessment.IsDenied)
            return new(Done: true) { Outcome = LoanOutcome.Denied(application, assessment, assessment.Reasons) };
        return LoanPolicy.NeedsManager(application)
            ? new(Done: false)
            {
                Assessment = assessment,
                NeedsManager = true,
                Ask = DeskRow.For(LoanPolicy.Question(application, assessment, deadlines), time.GetUtcNow()),
                Outcome = LoanOutcome.Expired(application),
            }
            : new(Done: false) { Assessment = assessment };
    }

    /// <summary>Turns the manager's ruling and the fraud service's answer into the outcome, and an approval into an offer.</summary>
    [LambdaFunction]
    public LoanConclusion OfferLoan(LoanAnswers input)
    {
        var application = input.Application;
        var (assessment, ruling, verdict, error) = input.Standing;
        if (ruling is { Approved: false })
            return new(Approved: false, LoanOutcome.DeniedByManager(application, assessment, ruling));
        var answer = error switch
        {
            null => FraudAnswer.From(verdict),
            { Error: "States.Timeout" or "States.HeartbeatTimeout" } => FraudAnswer.Silence,
            _ => FraudAnswer.Unavailable,
        };
        var outcome = LoanPolicy.Conclude(application, assessment, ruling, answer);
        return outcome.Status == LoanStatus.Approved
            ? new(Approved: true, outcome) { Ledger = LedgerRow.For(Disbursement.For(application, outcome)) }
            : new(Approved: false, outcome);
    }
}
