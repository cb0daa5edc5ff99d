using Comparison.Scenarios.Runs;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>What became of a request that had waited.</summary>
internal sealed record FinishedRequest(string Variant, string Sample, SampleRun Run)
{
    public static async Task<FinishedRequest> FinishAsync(WaitingRequest waiting) =>
        new(waiting.Stack.Variant.ToString(), waiting.Sample.Name, await waiting.FinishAsync());

    public override string ToString() => $"{Sample} in {Variant}: {Run.Status}";
}
