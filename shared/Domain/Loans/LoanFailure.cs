namespace Comparison.Domain.Loans;

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
