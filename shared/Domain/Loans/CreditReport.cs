using System.Text.Json.Serialization;

namespace Comparison.Domain.Loans;

/// <summary>What a bureau says of an applicant.</summary>
public sealed record CreditReport(Bureau Bureau, int Score, int DerogatoryMarks, int OpenAccounts);

/// <summary>Who reports on applicants' credit.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Bureau>))]
public enum Bureau
{
    Equifax,
    Transunion,
    Experian,
}

/// <summary>The credit bureaus.</summary>
public interface ICreditBureaus
{
    /// <param name="sin">The last four digits.</param>
    /// <exception cref="BureauTimeoutException">The bureau did not answer.</exception>
    Task<CreditReport> PullAsync(Bureau bureau, string sin, CancellationToken cancellationToken);
}

/// <summary>A credit bureau did not answer. The state machine retries and catches it by this type's name.</summary>
public sealed class BureauTimeoutException(Bureau bureau) : Exception($"The credit bureau {bureau} did not answer.")
{
    public Bureau Bureau { get; } = bureau;
}
