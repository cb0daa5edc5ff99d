using Comparison.Domain.Decisions;

namespace Comparison.Domain.Loans;

/// <summary>The service that checks applications for fraud.</summary>
public interface IFraudChecks
{
    /// <summary>Asks for a check, and does not wait for it: the answer comes by the callback.</summary>
    Task RequestAsync(LoanApplication application, Callback callback, CancellationToken cancellationToken);
}
