using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Targets;

namespace Comparison.EndToEnd.Sites;

/// <summary>How often a stack is asked whether something has happened, and how long a person thinks.</summary>
/// <param name="Thinking">From the question to the decision: long enough for the execution to have suspended.</param>
/// <param name="First">Before a question is put for the second time; each time after that half as long again.</param>
/// <param name="Longest">The longest time between two of them.</param>
public sealed record Pace(TimeSpan Thinking, TimeSpan First, TimeSpan Longest)
{
    private const double Growth = 1.5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Asks until the answer is not null.</summary>
    /// <exception cref="StuckException">Ten minutes went by without.</exception>
    internal async Task<T> UntilAsync<T>(IStack stack, string id, Func<Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        var giveUp = stack.Clock.Now + Patience;
        for (var pause = First; ; pause = pause * Growth < Longest ? pause * Growth : Longest)
        {
            if (await ask() is { } answer)
                return answer;
            if (stack.Clock.Now >= giveUp)
                throw new StuckException(stack.Variant, id);
            await stack.Clock.PassAsync(pause, cancellationToken);
        }
    }
}
