using Comparison.Domain;
using Comparison.Scenarios.Faults;

namespace Comparison.Scenarios.Tests.Faults;

/// <summary>What came of breaking everything: played once, for all tests that look at it.</summary>
internal static class PlayedFaults
{
    private static readonly Lazy<Task<FaultResults>> Results =
        new(async () => await FaultResults.PlayAsync(await TestCloud.StartAsync(), WorkflowNames.All, default));

    public static Task<FaultResults> PlayAsync() => Results.Value;
}
