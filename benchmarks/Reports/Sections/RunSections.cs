using Comparison.Reports.Documents;
using Comparison.Reports.Tables;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Runs;

namespace Comparison.Reports.Sections;

/// <summary>What was run in both variants, whether it came to the same, and what was billed for.</summary>
internal static class RunSections
{
    public static IEnumerable<Section> Create(IReadOnlyList<SampleComparison> samples, IReadOnlyList<ScenarioComparison> scenarios)
    {
        if (samples.Count > 0)
            yield return new("samples", "Samples and parity",
            [
                new($"{samples.Count(sample => sample.IsSame)} of {samples.Count} samples have the same outcome, rows, ledger and messages " +
                    "in both variants."),
                new(Table: SampleTables.Parity(samples)),
            ]);
        if (scenarios.Count > 0)
            yield return new("scenarios", "Scenarios",
            [
                new($"{scenarios.Count(scenario => scenario.IsAsExpected)} of {scenarios.Count} scenarios ended as expected, alike in both variants " +
                    "unless it is a race. Answers are those of the HTTP API."),
                new(Table: ScenarioTables.Create(scenarios), IsFolded: true),
            ]);
        if (samples.Any(sample => sample.Durable.Usage is not null))
            yield return new("units", "Billing units",
            [
                new("Counted by AWS's billing rules while each sample ran alone on the local engines, the HTTP API and the message " +
                    "consumers included. Operations and transitions measure different things: compare dollars."),
                new(Table: SampleTables.Units(samples)),
            ]);
    }
}
