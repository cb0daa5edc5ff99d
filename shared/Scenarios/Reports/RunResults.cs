using Comparison.Scenarios.Faults;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Catalog;

namespace Comparison.Scenarios.Reports;

/// <summary>All that one <c>compare run</c> found on the local engines.</summary>
public sealed record RunResults(IReadOnlyList<SampleComparison> Samples, IReadOnlyList<ScenarioComparison> Scenarios)
{
    /// <summary>The one crash that a whole run shows at its end.</summary>
    public ScenarioComparison? Crash { get; init; }

    /// <summary>What came of breaking things, where that was asked for.</summary>
    public FaultResults? Faults { get; init; }

    /// <summary>The variants agree, and everything ended as it should.</summary>
    public bool IsSound =>
        Samples.All(sample => sample.IsSame)
        && Scenarios.All(scenario => scenario.IsAsExpected)
        && Crash is not { IsAsExpected: false }
        && Faults is not { IsSound: false };
}
