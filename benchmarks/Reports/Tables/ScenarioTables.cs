using Comparison.Domain;
using Comparison.Reports.Documents;
using Comparison.Scenarios.Catalog;

namespace Comparison.Reports.Tables;

/// <summary>What the world did to the workflows, and how they ended.</summary>
internal static class ScenarioTables
{
    public static Table Of(IEnumerable<ScenarioComparison> scenarios) => new(
        "Scenarios",
        [.. Column.Texts("workflow", "scenario", "what happens", "durable", "Step Functions", "answers", "verdict")],
        [.. scenarios.Select(scenario => (string[])
        [
            scenario.Scenario.Sample.Workflow.ToText(), scenario.Scenario.Name, scenario.Scenario.Story,
            scenario.Durable.Run.Status, scenario.StepFunctions.Run.Status, string.Join(' ', scenario.Durable.Answers),
            scenario.IsAsExpected ? "as expected" : string.Join("; ", scenario.Faults),
        ])]);
}
