using System.Text.Json.Serialization;

namespace Comparison.Domain.Loans;

/// <summary>Who reports on applicants' credit.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Bureau>))]
public enum Bureau
{
    Equifax,
    Transunion,
    Experian,
}
