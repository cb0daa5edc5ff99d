namespace Comparison.Domain.Loans;

/// <summary>Money paid out for a loan, as the ledger holds it.</summary>
public sealed record Disbursement(
    string ApplicationId, string OfferId, string DisbursementRef, decimal LoanAmount, string CorrelationId)
{
    /// <summary>The ledger's key: an application is paid out once.</summary>
    public string Id => $"{WorkflowName.Loan.ToText()}.{ApplicationId}";

    public static Disbursement For(LoanApplication application, LoanOutcome approved) => new(
        application.ApplicationId, approved.OfferId!, approved.DisbursementRef!, application.LoanAmount, application.CorrelationId);
}

/// <summary>What pays loans out.</summary>
public interface IDisbursements
{
    /// <summary>Pays a loan out, once for each application: one that was paid before stays as it is, and that is success.</summary>
    Task DisburseAsync(Disbursement disbursement, CancellationToken cancellationToken);
}
