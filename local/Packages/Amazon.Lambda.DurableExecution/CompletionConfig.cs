namespace Amazon.Lambda.DurableExecution;

/// <summary>When a batch is decided: begun branches or items are still awaited then, and no more are begun.</summary>
/// <remarks>With no criterion set the first failure decides, as with <see cref="AllSuccessful"/>. One criterion is enough.</remarks>
public sealed class CompletionConfig
{
    /// <summary>Successes that are enough; at least 1. Default null: any number is taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Under 1.</exception>
    public int? MinSuccessful
    {
        get;
        set => field = value is null or >= 1 ? value : throw Refused(nameof(MinSuccessful), value, "at least 1");
    }

    /// <summary>Failures that are put up with; one more decides. Default null: no limit by number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int? ToleratedFailureCount
    {
        get;
        set => field = value is null or >= 0 ? value : throw Refused(nameof(ToleratedFailureCount), value, "at least 0");
    }

    /// <summary>
    /// Failures that are put up with, as a share of all branches or items from 0 to 1; more decide. Default null: no limit by share.
    /// </summary>
    /// <remarks>A share in spite of its name: the SDKs of the other languages count from 0 to 100.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 1.</exception>
    public double? ToleratedFailurePercentage
    {
        get;
        set => field = value is null or (>= 0 and <= 1) ? value : throw Refused(nameof(ToleratedFailurePercentage), value, "from 0 to 1");
    }

    /// <summary>The first failure decides.</summary>
    public static CompletionConfig AllSuccessful() => new() { ToleratedFailureCount = 0 };

    /// <summary>Nothing decides before all have ended.</summary>
    public static CompletionConfig AllCompleted() => new() { ToleratedFailureCount = int.MaxValue };

    /// <summary>The first success decides; failures do not.</summary>
    public static CompletionConfig FirstSuccessful() => new() { MinSuccessful = 1 };

    private static ArgumentOutOfRangeException Refused(string name, object? value, string range) =>
        new(name, value, $"{name} is {range}, or null.");
}
