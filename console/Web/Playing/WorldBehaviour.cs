using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Workflows;

namespace Comparison.Web.Playing;

/// <summary>What the world does about a request: the person at the desk, and what breaks.</summary>
/// <param name="Name">In kebab-case.</param>
/// <param name="Story">In a few words.</param>
/// <param name="Answers">What the person says, one after the other: yes or no. None for whoever stays silent.</param>
public sealed record WorldBehaviour(string Name, string Story, IReadOnlyList<bool> Answers)
{
    /// <summary>Whether somebody at the page decides, and nobody for them.</summary>
    public bool IsByHand { get; init; }

    /// <summary>Whether the person answers when nobody waits any more.</summary>
    public bool IsLate { get; init; }

    /// <summary>What goes wrong besides, the same in both variants.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>What a person does.</summary>
    public static IReadOnlyList<WorldBehaviour> OfPeople { get; } =
    [
        new("by-hand", "you decide", []) { IsByHand = true },
        new("approve", "somebody says yes", [true]),
        new("reject", "somebody says no", [false]),
        new("silence", "nobody answers", []),
        new("twice", "the same yes comes twice", [true, true]),
        new("late", "yes, when it is too late", [true]) { IsLate = true },
    ];

    /// <summary>What breaks on the way of a workflow's request, as the catalogue of scenarios has it; a crash comes first.</summary>
    public static IReadOnlyList<WorldBehaviour> OfFaults(WorkflowName workflow) =>
    [
        .. ScenarioCatalog.BrokenFor(workflow)
            .Where(scenario => scenario.Faults.Count > 0)
            .OrderByDescending(scenario => scenario.Name.EndsWith("-crash-after", StringComparison.Ordinal))
            .Select(scenario => new WorldBehaviour(scenario.Name, scenario.Story, scenario.Answer is { } answer ? [answer] : []) { Faults = scenario.Faults }),
    ];
}
