using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Scenarios.Catalog;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Workflows;

/// <summary>Every scenario of every workflow.</summary>
public static class ScenarioCatalog
{
    /// <summary>The one that every run shows: an order's function dies after the charge, before its record.</summary>
    public static Scenario Showcase => WorkflowNames.All.SelectMany(BrokenFor).Single(scenario => scenario.Name == "charge-crash-after");

    /// <summary>The workflow's sample in which a person is asked.</summary>
    public static Sample AskingSample(WorkflowName workflow) => WorkflowDescriptor.For(workflow).Asking;

    /// <summary>Every fixed deadline of the workflows, in words.</summary>
    public static IEnumerable<string> Deadlines => WorkflowDescriptor.All.SelectMany(descriptor => descriptor.Deadlines);

    /// <summary>What people and services do about a request.</summary>
    public static IReadOnlyList<Scenario> For(WorkflowName workflow)
    {
        var descriptor = WorkflowDescriptor.For(workflow);
        var (asking, member) = (descriptor.Asking, descriptor.FreeMember);
        var other = asking.With(member, $"{JsonNode.Parse(asking.Payload)![member]} (changed)").Payload;
        return
        [
            .. DeskScenarios.All(asking, other, descriptor.Answered.Yes, descriptor.Answered.No),
            .. descriptor.OwnScenarios(descriptor.Sample),
        ];
    }

    /// <summary>Those in which something breaks.</summary>
    public static IReadOnlyList<Scenario> BrokenFor(WorkflowName workflow)
    {
        var descriptor = WorkflowDescriptor.For(workflow);
        var (asking, yes) = (descriptor.Asking, descriptor.Answered.Yes);
        return
        [
            .. FaultScenarios.All(asking, yes, descriptor.CallsOfYes, descriptor.CallsOfNo),
            .. descriptor.AskQueue is { } queue ? MessageScenarios.OfAsk(asking, $"comparison-{queue}", yes) : [],
            .. descriptor.OwnFaults(descriptor.Sample),
            .. OutageScenarios.All(asking, yes, descriptor.AskedInOutage, [.. descriptor.Functions.Select(name => $"comparison-{name}")]),
        ];
    }
}
