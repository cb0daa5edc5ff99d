using Comparison.Local.StatesLanguage.Definitions;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>How often and after which pauses a state is tried again after the errors it names.</summary>
/// <param name="MaxAttempts">Retries, not counting the first try; 0 means that these errors are never retried.</param>
/// <param name="MaxDelay">The longest pause, however much the rate has made of it.</param>
/// <param name="HasJitter">Each pause is a random part of what it would be.</param>
internal sealed record Retrier(
    IReadOnlyList<string> Errors, int Interval, double BackoffRate, int MaxAttempts, int? MaxDelay, bool HasJitter)
{
    private const int MostSeconds = 99_999_999;
    private const int MostAttempts = 99_999_999;
    private const int MostDelay = 31_622_399;

    public static Retrier Read(Fields fields)
    {
        var retrier = new Retrier(
            ErrorList.Read(fields),
            fields.Integer("IntervalSeconds", 1, MostSeconds) ?? 1,
            fields.Number("BackoffRate", 1) ?? 2,
            fields.Integer("MaxAttempts", 0, MostAttempts) ?? 3,
            fields.Integer("MaxDelaySeconds", 1, MostDelay),
            ReadJitter(fields));
        fields.RefuseOthers();
        return retrier;
    }

    /// <summary>The pause before a retry.</summary>
    /// <param name="retry">1 for the first one.</param>
    /// <param name="chance">At least 0, less than 1.</param>
    public TimeSpan Delay(int retry, double chance)
    {
        var seconds = Math.Min(Interval * Math.Pow(BackoffRate, retry - 1), MaxDelay ?? MostSeconds);
        return TimeSpan.FromSeconds(HasJitter ? seconds * chance : seconds);
    }

    private static bool ReadJitter(Fields fields)
    {
        var strategy = fields.Text("JitterStrategy");
        if (strategy is not (null or "NONE" or "FULL"))
            fields.Refuse("The field 'JitterStrategy' should have one of these values: [NONE, FULL]", "JitterStrategy");
        return strategy == "FULL";
    }
}
