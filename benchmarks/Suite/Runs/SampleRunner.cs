using Comparison.Local.Stacks;
using Comparison.Suite.Samples;

namespace Comparison.Suite.Runs;

/// <summary>Takes one request through one stack, with time skipped, and plays the person whom it asks: who says yes.</summary>
public sealed class SampleRunner(LocalStack stack, HttpClient http)
{
    // A person who is asked answers after lunch; but never later than halfway to the deadline.
    private static readonly TimeSpan Thinking = TimeSpan.FromHours(2);

    /// <summary>Runs a request to its end.</summary>
    /// <exception cref="RefusedException">The API would not start it, and not for a rule of the workflow: its size, say.</exception>
    /// <exception cref="StuckException">Nothing is going on any more and the execution has not ended.</exception>
    public async Task<SampleRun> RunAsync(Sample sample, CancellationToken cancellationToken)
    {
        var stage = new Stage(stack, http, sample);
        await stage.StartAsync(cancellationToken);
        while (await stage.UntilAskedAsync(cancellationToken) is { } asked)
        {
            var half = stage.LeftOf(asked) / 2;
            await stage.PassAsync(half < Thinking ? half : Thinking, cancellationToken);
            var answer = await stage.DecideAsync(asked, "approve", asked.Deciders[0], "Looks right to me", cancellationToken);
            if (answer != 200)
                throw new InvalidOperationException($"The decision {asked.Id} was answered with {answer}.");
        }
        return await stage.ResultAsync(cancellationToken);
    }
}
