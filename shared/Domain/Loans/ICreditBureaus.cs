namespace Comparison.Domain.Loans;

/// <summary>The credit bureaus.</summary>
public interface ICreditBureaus
{
    /// <param name="sin">The last four digits.</param>
    /// <exception cref="BureauTimeoutException">The bureau did not answer.</exception>
    Task<CreditReport> PullAsync(Bureau bureau, string sin, CancellationToken cancellationToken);
}
