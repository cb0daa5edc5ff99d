namespace Comparison.Scenarios.Targets;

/// <summary>How a stack's time passes: skipped where it can be, waited for elsewhere.</summary>
public interface IStackClock
{
    DateTimeOffset Now { get; }

    /// <summary>Whether time passes by itself; skipped clocks start at one instant in both variants.</summary>
    bool IsReal { get; }

    /// <summary>How long a person takes to answer: hours where they cost nothing, no time at all where somebody would wait.</summary>
    TimeSpan Thinking { get; }

    /// <summary>How much waiting was skipped so far.</summary>
    TimeSpan Skipped { get; }

    /// <summary>Lets time pass until the condition holds.</summary>
    /// <param name="reached">Asked again and again; may itself send requests to the stack.</param>
    /// <returns>False when there is no hope left that it ever will.</returns>
    Task<bool> UntilAsync(Func<Task<bool>> reached, CancellationToken cancellationToken);

    Task PassAsync(TimeSpan span, CancellationToken cancellationToken);
}
