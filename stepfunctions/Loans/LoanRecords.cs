using System.Globalization;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.StepFunctions.Hosting;

namespace Comparison.StepFunctions.Loans;

/// <summary>What the loan machine learns from the check of its input.</summary>
public sealed record LoanCheck(bool Valid)
{
    /// <summary>Null when invalid.</summary>
    public LoanApplication? Application { get; init; }

    /// <summary>How the execution ends when the input is invalid.</summary>
    public LoanOutcome? Outcome { get; init; }
}

/// <summary>Which bureau is asked about whom.</summary>
/// <param name="Sin">The last four digits.</param>
public sealed record ReportRequest(Bureau Bureau, string Sin)
{
    // A record would print its sin into the first log line that mentions it.
    public override string ToString() => $"ReportRequest {{ Bureau = {Bureau} }}";
}

/// <summary>What is assessed: the application and what the branches came to.</summary>
public sealed record LoanReports(LoanApplication Application, IReadOnlyList<PulledReport> Reports);

/// <summary>What a branch came to: a report, or none from a bureau that did not answer.</summary>
public sealed record PulledReport(CreditReport? Report = null);

/// <summary>How an application stands after its assessment.</summary>
/// <param name="Done">Whether it ends here: denied, or too few bureaus answered.</param>
public sealed record LoanStanding(bool Done)
{
    public bool NeedsManager { get; init; }

    /// <summary>Null when it ends here.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>What the managers are asked; null when nobody has to be.</summary>
    public DeskRow? Ask { get; init; }

    /// <summary>How the execution ends here, or when the managers do not answer.</summary>
    public LoanOutcome? Outcome { get; init; }
}

/// <summary>What an application ends by: its assessment, and the answers of the manager and the fraud service, as far as they were asked.</summary>
public sealed record LoanAnswers(LoanApplication Application, LoanAnswers.AfterAssessment Standing)
{
    /// <param name="FraudError">What the state caught in place of a verdict.</param>
    public sealed record AfterAssessment(
        Assessment Assessment, Ruling? Ruling = null, FraudVerdict? Verdict = null, CaughtError? FraudError = null);
}

/// <summary>How an application ends.</summary>
public sealed record LoanConclusion(bool Approved, LoanOutcome Outcome)
{
    /// <summary>What the ledger gets; null unless approved.</summary>
    public LedgerRow? Ledger { get; init; }
}

/// <summary>What a state needs to write a disbursement into the ledger by itself.</summary>
/// <param name="LoanAmount">As text, as DynamoDB writes a number: a machine's own numbers are binary floats.</param>
public sealed record LedgerRow(
    string Id, string ApplicationId, string OfferId, string DisbursementRef, string LoanAmount, string CorrelationId)
{
    public static LedgerRow For(Disbursement disbursement) => new(
        disbursement.Id, disbursement.ApplicationId, disbursement.OfferId, disbursement.DisbursementRef,
        disbursement.LoanAmount.ToString(CultureInfo.InvariantCulture), disbursement.CorrelationId);
}
