using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Runs;

/// <summary>Both variants, wherever they are deployed.</summary>
public sealed record TwinStacks(IStack Durable, IStack StepFunctions)
{
    /// <summary>Takes a request through both variants.</summary>
    /// <inheritdoc cref="SampleRunner.RunAsync" path="/exception"/>
    public async Task<SampleComparison> RunAsync(Sample sample, CancellationToken cancellationToken = default)
    {
        var runs = await Task.WhenAll(
            new SampleRunner(Durable).RunAsync(sample, cancellationToken),
            new SampleRunner(StepFunctions).RunAsync(sample, cancellationToken));
        return new(sample, runs[0], runs[1]);
    }
}
