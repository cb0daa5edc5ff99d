using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Scenarios.Catalog;

namespace Comparison.Scenarios.Reports;

/// <summary>The scenarios as JSON, and as a table that reads well on its own.</summary>
public static class ScenarioReport
{
    public static JsonArray Json(IEnumerable<ScenarioComparison> comparisons) => new([.. comparisons.Select(comparison => new JsonObject
    {
        ["workflow"] = comparison.Scenario.Sample.Workflow.ToText(),
        ["scenario"] = comparison.Scenario.Name,
        ["story"] = comparison.Scenario.Story,
        ["expected"] = string.Join(" or ", comparison.Scenario.Expected),
        ["durable"] = Run(comparison.Durable),
        ["step_functions"] = Run(comparison.StepFunctions),
        ["faults"] = new JsonArray([.. comparison.Faults.Select(fault => JsonValue.Create(fault))]),
    })]);

    public static string Markdown(IReadOnlyList<ScenarioComparison> comparisons)
    {
        var rows = comparisons.Select(comparison =>
            $"| {comparison.Scenario.Sample.Workflow.ToText()} | {comparison.Scenario.Name} | {comparison.Scenario.Story} "
            + $"| {string.Join(" or ", comparison.Scenario.Expected)} | {comparison.Durable.Run.Status} | {comparison.StepFunctions.Run.Status} "
            + $"| {string.Join(' ', comparison.Durable.Answers)} | {(comparison.IsAsExpected ? "as expected" : string.Join("; ", comparison.Faults))} |");
        return $"""
            # Scenarios

            Each was played in both variants on the local engines, from one definition. Answers are those of the HTTP API.
            {comparisons.Count(comparison => comparison.IsAsExpected)} of {comparisons.Count} ended as expected.

            | workflow | scenario | what happens | expected | durable | Step Functions | answers | verdict |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            """;
    }

    private static JsonObject Run(ScenarioRun run) => new()
    {
        ["status"] = run.Run.Status,
        ["answers"] = new JsonArray([.. run.Answers.Select(answer => JsonValue.Create(answer))]),
    };
}
