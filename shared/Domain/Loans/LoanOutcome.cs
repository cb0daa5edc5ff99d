using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Domain.Decisions;
using Comparison.Domain.Inputs;

namespace Comparison.Domain.Loans;

/// <summary>How an application ended. Members that do not apply are null and not written.</summary>
public sealed record LoanOutcome
{
    public WorkflowName Workflow { get; init; } = WorkflowName.Loan;

    public string? Id { get; init; }

    public string? ApplicationId => Id;

    public string? Name { get; init; }

    public required LoanStatus Status { get; init; }

    /// <summary>Why the application was denied, or who did not answer.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }

    public RiskTier? RiskTier { get; init; }

    public decimal? AverageScore { get; init; }

    public string? OfferId { get; init; }

    public decimal? LoanAmount { get; init; }

    /// <summary>In percent.</summary>
    public decimal? AnnualRate { get; init; }

    public decimal? MonthlyPayment { get; init; }

    public int? TermMonths { get; init; }

    public string? DisbursementRef { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Comments { get; init; }

    /// <summary>Every rule that an invalid input breaks.</summary>
    public IReadOnlyList<string>? Errors { get; init; }

    public static LoanOutcome Invalid(JsonElement input, IReadOnlyList<string> errors) =>
        new() { Id = new InputReader(input).Id("application_id"), Status = LoanStatus.Invalid, Errors = errors };

    public static LoanOutcome Approved(LoanApplication application, LoanOffer offer, Ruling? ruling) =>
        Of(application, LoanStatus.Approved, ruling) with
        {
            OfferId = offer.OfferId,
            LoanAmount = offer.LoanAmount,
            AnnualRate = offer.AnnualRate,
            MonthlyPayment = offer.MonthlyPayment,
            TermMonths = LoanOffer.TermMonths,
            DisbursementRef = offer.DisbursementRef,
        };

    public static LoanOutcome Denied(
        LoanApplication application, Assessment assessment, IReadOnlyList<string> reasons, Ruling? ruling = null) =>
        Of(application, LoanStatus.Denied, ruling) with
        {
            Reasons = reasons,
            RiskTier = assessment.Tier,
            AverageScore = assessment.AverageScore,
        };

    /// <summary>A manager said no; the reason is the manager's own, if there is one.</summary>
    public static LoanOutcome DeniedByManager(LoanApplication application, Assessment assessment, Ruling ruling) => Denied(
        application, assessment,
        [string.IsNullOrWhiteSpace(ruling.Comments) ? "Manager denied the application" : ruling.Comments], ruling);

    public static LoanOutcome Expired(LoanApplication application) => Of(application, LoanStatus.Expired, ruling: null);

    public static LoanOutcome Failed(LoanApplication application, string reason, Ruling? ruling = null) =>
        Of(application, LoanStatus.Failed, ruling) with { Reasons = [reason] };

    private static LoanOutcome Of(LoanApplication application, LoanStatus status, Ruling? ruling) => new()
    {
        Id = application.ApplicationId,
        Name = application.Name,
        Status = status,
        DecidedBy = ruling?.DecidedBy,
        DecidedAt = ruling?.DecidedAt,
        Comments = ruling?.Comments,
    };
}

/// <summary>How an application ends.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<LoanStatus>))]
public enum LoanStatus
{
    Invalid,
    Approved,
    Denied,
    Expired,

    /// <summary>Somebody who had to answer did not.</summary>
    Failed,
}

/// <summary>Why an application could not be decided: each text names the party that did not answer.</summary>
public static class LoanFailure
{
    public const string FraudServiceSilent = "the fraud service did not answer";

    public const string FraudServiceUnavailable = "the fraud service is unavailable";

    /// <param name="reports">Those that arrived.</param>
    public static string Bureaus(IReadOnlyList<CreditReport> reports)
    {
        var missing = Enum.GetValues<Bureau>().Except(reports.Select(report => report.Bureau));
        return $"credit bureaus did not answer: {string.Join(", ", missing.Select(bureau => bureau.ToString().ToLowerInvariant()))}";
    }
}
