using System.Globalization;
using System.Text.Json.Serialization;

namespace Comparison.Domain.Loans;

/// <summary>The rules of credit: how many reports are enough, and what they allow.</summary>
public static class CreditPolicy
{
    public const int MinReports = 2;

    /// <summary>Whose reports are asked for, all at the same time.</summary>
    public static readonly IReadOnlyList<Bureau> Bureaus = Enum.GetValues<Bureau>();

    private const decimal PrimeScore = 740;
    private const decimal NoLimitScore = 700;
    private const decimal NearPrimeScore = 670;
    private const decimal SubprimeScore = 580;

    private const decimal NearPrimeLimit = 25_000m;
    private const decimal SubprimeLimit = 10_000m;

    /// <summary>What the reports say of an application; null when too few of them arrived.</summary>
    public static Assessment? Assess(LoanApplication application, IReadOnlyList<CreditReport> reports)
    {
        if (reports.Count < MinReports)
            return null;
        var average = Math.Round((decimal)reports.Sum(report => report.Score) / reports.Count, 1, MidpointRounding.AwayFromZero);
        var marks = reports.Sum(report => report.DerogatoryMarks);
        var (tier, rate) = TierOf(average, marks);
        return new(
            average, reports.Min(report => report.Score), reports.Max(report => report.Score), marks, tier, rate,
            Reasons(application.LoanAmount, average));
    }

    private static (RiskTier Tier, decimal? AnnualRate) TierOf(decimal average, int marks) => average switch
    {
        >= PrimeScore when marks == 0 => (RiskTier.Prime, 5.25m),
        >= NearPrimeScore => (RiskTier.NearPrime, 7.50m),
        >= SubprimeScore => (RiskTier.Subprime, 11.00m),
        _ => (RiskTier.DeepSubprime, null),
    };

    private static string[] Reasons(decimal amount, decimal average)
    {
        if (average < SubprimeScore)
            return [Text($"average credit score {average:F1} is below {SubprimeScore}")];
        return LimitOf(average) is { } limit && amount > limit
            ? [Text($"requested amount {amount:F2} exceeds the limit of {limit:F2} for an average credit score of {average:F1}")]
            : [];
    }

    private static decimal? LimitOf(decimal average) => average switch
    {
        >= NoLimitScore => null,
        >= NearPrimeScore => NearPrimeLimit,
        _ => SubprimeLimit,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the credit reports say of an application.</summary>
/// <param name="AverageScore">To 1 decimal.</param>
/// <param name="AnnualRate">In percent; null where no loan is given.</param>
/// <param name="Reasons">Why the application is denied; none when it is not.</param>
public sealed record Assessment(
    decimal AverageScore, int MinScore, int MaxScore, int DerogatoryMarks, RiskTier Tier, decimal? AnnualRate, IReadOnlyList<string> Reasons)
{
    public bool IsDenied => Reasons.Count > 0;
}

/// <summary>What a score is worth. Below subprime there is no rate, and no loan.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RiskTier>))]
public enum RiskTier
{
    [JsonStringEnumMemberName("prime")]
    Prime,

    [JsonStringEnumMemberName("near-prime")]
    NearPrime,

    [JsonStringEnumMemberName("subprime")]
    Subprime,

    [JsonStringEnumMemberName("deep-subprime")]
    DeepSubprime,
}

/// <summary>How risk tiers are written for people.</summary>
public static class RiskTiers
{
    public static string ToText(this RiskTier tier) => tier switch
    {
        RiskTier.Prime => "prime",
        RiskTier.NearPrime => "near-prime",
        RiskTier.Subprime => "subprime",
        RiskTier.DeepSubprime => "deep-subprime",
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "Unknown tier."),
    };
}
