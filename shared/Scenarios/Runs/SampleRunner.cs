using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Runs;

/// <summary>Takes one request through one stack and plays the person whom it asks: who says yes.</summary>
public sealed class SampleRunner(IStack stack)
{
    /// <summary>Runs a request to its end.</summary>
    /// <exception cref="RefusedException">The API would not start it, and not for a rule of the workflow: its size, say.</exception>
    /// <exception cref="StuckException">Nothing is going on any more and the execution has not ended.</exception>
    public async Task<SampleRun> RunAsync(Sample sample, CancellationToken cancellationToken)
    {
        var errand = new Errand(stack, sample);
        await errand.StartAsync(cancellationToken);
        while (await errand.UntilAskedAsync(cancellationToken) is { } asked)
        {
            await errand.ThinkAsync(asked, cancellationToken);
            var answer = await errand.DecideAsync(asked, "approve", asked.Deciders[0], "Looks right to me", cancellationToken);
            if (answer != 200)
                throw new InvalidOperationException($"The decision {asked.Id} was answered with {answer}.");
        }
        return await errand.ResultAsync(cancellationToken);
    }
}
