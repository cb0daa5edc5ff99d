using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Comparison.Adapters.Json;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.StepFunctions.Hosting;

namespace Comparison.StepFunctions.Loans;

/// <summary>The Lambda tasks of <c>loan.asl.json</c>.</summary>
public sealed class LoanTasks(Deadlines deadlines, ICreditBureaus bureaus)
{
    /// <exception cref="InvalidInputException">The input breaks rules.</exception>
    [LambdaFunction]
    public LoanApplication ValidateLoan(JsonElement input)
    {
        var (application, errors) = LoanApplication.Check(input);
        return application
            ?? throw new InvalidInputException(JsonSerializer.Serialize(LoanOutcome.Invalid(input, errors), SuiteJson.Default.LoanOutcome));
    }

    /// <summary>Pulls one bureau's report.</summary>
    /// <exception cref="BureauTimeoutException">The bureau did not answer; the state machine tries again.</exception>
    [LambdaFunction]
    public Task<CreditReport> PullReport(ReportRequest request) => bureaus.PullAsync(request.Bureau, request.Sin, CancellationToken.None);

    /// <summary>Assesses the application, and says what the managers are to be asked, where it is large.</summary>
    [LambdaFunction]
    public LoanStanding AssessLoan(LoanReports input)
    {
        var application = input.Application;
        CreditReport[] reports = [.. input.Reports.OfType<CreditReport>()];
        var assessment = CreditPolicy.Assess(application, reports);
        if (assessment is null)
            return new(LoanOutcome.Failed(application, LoanFailure.Bureaus(reports)));
        if (assessment.IsDenied)
            return new(LoanOutcome.Denied(application, assessment, assessment.Reasons));
        return LoanPolicy.NeedsManager(application)
            ? new(LoanOutcome.Expired(application), assessment, LoanPolicy.Question(application, assessment, deadlines))
            : new(Outcome: null, assessment);
    }

    /// <summary>Turns the manager's ruling and the fraud service's answer into the outcome, and an approval into an offer.</summary>
    [LambdaFunction]
    public LoanConclusion OfferLoan(LoanAnswers answers)
    {
        var (application, assessment, ruling, verdict, error) = answers;
        if (ruling is { Approved: false })
            return new(LoanOutcome.DeniedByManager(application, assessment, ruling));
        var answer = error switch
        {
            null => FraudAnswer.From(verdict),
            "States.Timeout" or "States.HeartbeatTimeout" => FraudAnswer.Silence,
            _ => FraudAnswer.Unavailable,
        };
        var outcome = LoanPolicy.Conclude(application, assessment, ruling, answer);
        return new(outcome, outcome.Status == LoanStatus.Approved ? Disbursement.For(application, outcome) : null);
    }
}

/// <summary>Which bureau is asked about whom.</summary>
/// <param name="Sin">The last four digits.</param>
public sealed record ReportRequest(Bureau Bureau, string Sin)
{
    // A record would print its sin into the first log line that mentions it.
    public override string ToString() => $"ReportRequest {{ Bureau = {Bureau} }}";
}

/// <summary>What is assessed: the application, and each bureau's report, null where it did not answer.</summary>
public sealed record LoanReports(LoanApplication Application, IReadOnlyList<CreditReport?> Reports);

/// <summary>How an application stands after its assessment. All members are written, null or not, for a machine to read.</summary>
/// <param name="Outcome">How it ends here, or, where the managers are asked, when they do not answer.</param>
/// <param name="Assessment">Null when it ends here.</param>
/// <param name="Ask">What the managers are asked; null when nobody has to be.</param>
public sealed record LoanStanding(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] LoanOutcome? Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Assessment? Assessment = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Question? Ask = null)
{
    /// <summary>Whether it ends here: denied, or too few bureaus answered.</summary>
    public bool Done => Assessment is null;
}

/// <summary>What an application ends by: its assessment, and the answers of the manager and the fraud service, as far as they were asked.</summary>
/// <param name="FraudError">The name of the error that the state caught in place of a verdict.</param>
public sealed record LoanAnswers(
    LoanApplication Application, Assessment Assessment, Ruling? Ruling = null, FraudVerdict? Verdict = null, string? FraudError = null);

/// <summary>How an application ends.</summary>
/// <param name="Disbursement">What the ledger gets; null unless approved.</param>
public sealed record LoanConclusion(LoanOutcome Outcome, Disbursement? Disbursement = null);
