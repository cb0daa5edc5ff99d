using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Web.Histories;

namespace Comparison.Web.Clouds;

/// <summary>A place in which one or both variants are deployed, as a client sees it: the local cloud, AWS, or a recording of either.</summary>
/// <remarks>Every call may fail with one of the failures that <see cref="CloudFailure"/> explains; a later one finds the place again.</remarks>
public interface ICloud
{
    /// <summary>What people call it: <c>local cloud</c>, <c>AWS us-east-1</c>.</summary>
    string Title { get; }

    /// <summary>What can be done here beside what AWS lets its users do.</summary>
    CloudAbilities Abilities { get; }

    /// <summary>How often it may be asked for what somebody watches.</summary>
    TimeSpan Pace { get; }

    /// <summary>Completes at the next event of any execution; null where nobody tells, and it must be asked again and again.</summary>
    Task? NextEvent() => null;

    /// <summary>Its clock, its meters, and which variants are there.</summary>
    Task<CloudStatus> StatusAsync(CancellationToken cancellationToken);

    /// <summary>Starts a request by the HTTP API, as users do.</summary>
    Task<StartAnswer> StartAsync(Variant variant, Sample request, CancellationToken cancellationToken);

    /// <summary>What there is of a run; null when the variant has none of that name. Only what is new is asked for.</summary>
    /// <returns>The same object as before when nothing is new.</returns>
    Task<RunReading?> ReadAsync(Variant variant, RunKey run, CancellationToken cancellationToken);

    /// <summary>Executions, newest first.</summary>
    /// <exception cref="FormatException">The cursor is none of the engine's.</exception>
    Task<ExecutionPage> ListAsync(
        Variant variant, WorkflowName workflow, WorkflowState? state, int limit, string? cursor, CancellationToken cancellationToken);

    /// <summary>What waits for somebody, soonest deadline first.</summary>
    /// <exception cref="FormatException">The cursor is none of the desk's.</exception>
    Task<DecisionPage> PendingAsync(Variant variant, int limit, string? cursor, CancellationToken cancellationToken);

    /// <summary>Somebody decides, by the HTTP API.</summary>
    Task<DecideAnswer> DecideAsync(Variant variant, GivenDecision decision, CancellationToken cancellationToken);

    /// <summary>What a run left in the world, as the parity rule compares it.</summary>
    Task<IReadOnlyDictionary<string, string>> EffectsAsync(Variant variant, RunKey run, CancellationToken cancellationToken);

    /// <summary>Moves the clock of all variants.</summary>
    /// <exception cref="CloudRefusedException">It cannot be moved here.</exception>
    Task MoveAsync(ClockMove move, CancellationToken cancellationToken);

    /// <summary>Orders faults in all variants, on top of those that are ordered.</summary>
    /// <exception cref="CloudRefusedException">Nothing can be broken here.</exception>
    Task OrderAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken);

    /// <summary>Forgets every fault that is ordered, and every one that has struck.</summary>
    /// <exception cref="CloudRefusedException">Nothing can be broken here.</exception>
    Task ForgetFaultsAsync(CancellationToken cancellationToken);

    /// <summary>The faults that have struck, by variant, in order.</summary>
    Task<IReadOnlyDictionary<Variant, IReadOnlyList<StruckFault>>> StruckAsync(CancellationToken cancellationToken);
}

/// <summary>What a cloud can do beside what AWS can.</summary>
/// <param name="MovesTime">Whether its clock can be let run faster and jump.</param>
/// <param name="Breaks">Whether faults can be ordered.</param>
/// <param name="IsRecorded">Whether it is played back: what is done to it changes nothing.</param>
public sealed record CloudAbilities(bool MovesTime = false, bool Breaks = false, bool IsRecorded = false);

/// <summary>Moves of a clock that does not run by itself. Exactly one of the three is set.</summary>
/// <param name="Rate">So many of its seconds pass in one from now on: 0, 1 or 60.</param>
/// <param name="Advance">Jumps by so much.</param>
/// <param name="ToNext">Jumps to the next timer that is due.</param>
public sealed record ClockMove(int? Rate = null, TimeSpan? Advance = null, bool ToNext = false);
