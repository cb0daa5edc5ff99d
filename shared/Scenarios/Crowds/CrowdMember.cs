using System.Globalization;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Fuzzing;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Crowds;

/// <summary>One execution among many: all four workflows in turn, each asking somebody, who says yes, no or nothing.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>; null for silence.</param>
/// <param name="Fault">What breaks for this one; null for most.</param>
public sealed record CrowdMember(string Id, WorkflowName Workflow, string? Decision, FuzzFault? Fault)
{
    private const int PercentWithFaults = 5;

    private static readonly FaultKind[] Kinds = [FaultKind.CrashBefore, FaultKind.Throttle, FaultKind.LoseAnswer, FaultKind.DeliverTwice];

    /// <summary>Member number i of a seed is the same in every crowd.</summary>
    public static CrowdMember Draw(long seed, int index)
    {
        var dice = Dice.ForCase(seed, index);
        var workflow = WorkflowNames.All[index % WorkflowNames.All.Count];
        var decision = dice.Below(4) switch { 0 => "reject", 1 => null, _ => "approve" };
        return new(
            $"CROWD-{index.ToString("D6", CultureInfo.InvariantCulture)}", workflow, decision,
            dice.Chance(PercentWithFaults) ? FaultOf(workflow, dice.Pick(Kinds)) : null);
    }

    public string DecisionId => new DecisionKey(Workflow, Id).Id;

    /// <summary>Who is asked.</summary>
    public string Decider => Descriptor(Workflow).Decider;

    public string Payload => Descriptor(Workflow).Payload(Id);

    // Where no message is consumed, an answer is lost instead.
    private static FuzzFault FaultOf(WorkflowName workflow, FaultKind kind)
    {
        var crowd = Descriptor(workflow);
        return kind switch
        {
            FaultKind.CrashBefore or FaultKind.Throttle => new(kind, crowd.FirstTask),
            FaultKind.DeliverTwice when crowd.RepeatedMessages is { } messages => new(kind, messages),
            _ => new(FaultKind.LoseAnswer, crowd.LosableCall),
        };
    }

    private static CrowdDescriptor Descriptor(WorkflowName workflow) => WorkflowDescriptor.For(workflow).Crowd;
}
