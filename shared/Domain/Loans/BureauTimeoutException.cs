namespace Comparison.Domain.Loans;

/// <summary>A credit bureau did not answer. The state machine retries and catches it by this type's name.</summary>
public sealed class BureauTimeoutException(Bureau bureau) : Exception($"The credit bureau {bureau} did not answer.")
{
    public Bureau Bureau { get; } = bureau;
}
