using Comparison.Domain;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>Every scenario in which something breaks, of every workflow.</summary>
public static class FaultCatalog
{
    /// <summary>The one that every run shows: an order's function dies after the charge, before its record.</summary>
    public static Scenario Showcase => Of(WorkflowName.Order).Single(scenario => scenario.Name == "charge-crash-after");

    public static IReadOnlyList<Scenario> Of(WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval =>
        [
            .. FaultScenarios.Of(Sample(workflow, "REQ-003"), "approved"),
            .. MessageScenarios.OfAsk(Sample(workflow, "REQ-003"), "comparison-approvals", "approved"),
            .. OutageScenarios.Of(Sample(workflow, "REQ-003"), "approved", askedInOutage: "approved"),
        ],
        WorkflowName.Order =>
        [
            .. FaultScenarios.Of(Sample(workflow, "ORD-BIG"), "completed"),
            .. MessageScenarios.OfAsk(Sample(workflow, "ORD-BIG"), "comparison-orders", "completed"),
            .. OutageScenarios.Of(Sample(workflow, "ORD-BIG"), "completed", askedInOutage: "completed"),
        ],
        WorkflowName.Moderation =>
        [
            .. FaultScenarios.Of(Sample(workflow, "ART-FLAGGED"), "saved"),
            .. OutageScenarios.Of(Sample(workflow, "ART-FLAGGED"), "saved", askedInOutage: "failed"),
        ],
        WorkflowName.Loan =>
        [
            .. FaultScenarios.Of(Sample(workflow, "ALICE"), "approved"),
            .. MessageScenarios.OfFraudCheck(Sample(workflow, "CHARLIE")),
            .. OutageScenarios.Of(Sample(workflow, "ALICE"), "approved", askedInOutage: "failed"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    private static Sample Sample(WorkflowName workflow, string name) => SampleFiles.Of(workflow).Single(sample => sample.Name == name);
}
