namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>How events of a function, by one qualifier, are tried again, and who is told how they ended.</summary>
/// <param name="Modified">When it became what it is.</param>
internal sealed record EventSettings(DateTimeOffset Modified)
{
    /// <summary>0 to 2; 2 when absent.</summary>
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>60 to 21,600, which it is when absent.</summary>
    public int? MaximumEventAgeInSeconds { get; init; }

    /// <summary>The ARN of a queue, a topic or a function; null for nobody.</summary>
    public string? OnSuccess { get; init; }

    /// <inheritdoc cref="OnSuccess"/>
    public string? OnFailure { get; init; }

    public int Retries => MaximumRetryAttempts ?? 2;

    public TimeSpan MaximumAge => TimeSpan.FromSeconds(MaximumEventAgeInSeconds ?? 21_600);
}
