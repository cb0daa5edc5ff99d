namespace Comparison.Domain.Loans;

/// <summary>What pays loans out.</summary>
public interface IDisbursements
{
    /// <summary>Pays a loan out, once for each application: one that was paid before stays as it is, and that is success.</summary>
    Task DisburseAsync(Disbursement disbursement, CancellationToken cancellationToken);
}
