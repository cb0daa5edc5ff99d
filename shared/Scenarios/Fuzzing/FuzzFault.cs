using System.Globalization;
using System.Text.Json.Serialization;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Drawing;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>One thing that breaks, in both variants alike.</summary>
/// <param name="Target">
/// One of <see cref="FuzzTargets"/>, or a function without its prefix: a task of the state machine stands for the durable function as
/// well, which does all of them.
/// </param>
/// <param name="Times">How often in a row, 1 to 3: as often as both variants try again, and no more.</param>
/// <param name="Invocation">Which invocation of the durable function is the first to fail, counted from 1.</param>
/// <param name="Seconds">How late a message is, or how long a table is down from the start on.</param>
/// <param name="AtEnd">Strikes only when the schedule is through, so that it meets what the workflow does by itself.</param>
public sealed record FuzzFault(
    [property: JsonConverter(typeof(SnakeCaseEnumConverter<FaultKind>))] FaultKind Kind,
    string Target, int Times = 1, int Invocation = 1, int Seconds = 0, bool AtEnd = false)
{
    /// <summary>Whether the function that runs the workflow, or one of its tasks, dies or is not run.</summary>
    [JsonIgnore]
    public bool InterruptsTheWorkflow => FuzzTargets.IsTask(Target)
        || (Kind is FaultKind.CrashBefore or FaultKind.CrashAfter && FuzzTargets.IsCall(Target));

    /// <summary>What is ordered of a stack's account.</summary>
    internal IEnumerable<Fault> Orders(Variant variant, WorkflowName workflow)
    {
        // Refused so that no SDK tries again by itself, as the durable functions' would and no integration does: every refusal is an attempt.
        Fault Make(string target) => Fault.On(Kind, target) with
        {
            About = FuzzTargets.AboutOf(Target),
            Count = Times,
            Delay = TimeSpan.FromSeconds(Seconds),
            Error = "AccessDeniedException",
            Status = 400,
        };

        if (Target == FuzzTargets.Decisions)
            return FuzzTargets.NamesOf(Target).Select(target =>
                Make(target) with { Count = int.MaxValue, Until = TimeSpan.FromSeconds(Seconds) });
        return variant == Variant.Durable && FuzzTargets.IsTask(Target)
            ? [Make($"function comparison-{workflow.ToText()}") with { First = Invocation }]
            : FuzzTargets.NamesOf(Target).Select(Make);
    }

    public override string ToString() =>
        $"{Kind} {Target}{Part(" ×", Times, 1)}{Part(" from invocation ", Invocation, 1)}{Part(" seconds ", Seconds, 0)}{(AtEnd ? " at the end" : "")}"
            .ToLowerInvariant();

    private static string Part(string what, int value, int plain) =>
        value == plain ? "" : what + value.ToString(CultureInfo.InvariantCulture);
}
