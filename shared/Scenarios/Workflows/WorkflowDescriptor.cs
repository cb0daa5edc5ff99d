using Comparison.Domain;
using Comparison.Domain.Inputs;
using Comparison.Scenarios.Catalog;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Operating;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Workflows;

/// <summary>All that the runner knows of one workflow: nothing else here names one. <see cref="All"/> lists them.</summary>
internal sealed record WorkflowDescriptor(WorkflowName Name)
{
    public static IReadOnlyList<WorkflowDescriptor> All { get; } =
        [ApprovalDescriptor.Value, OrderDescriptor.Value, ModerationDescriptor.Value, LoanDescriptor.Value];

    public static WorkflowDescriptor For(WorkflowName workflow) => All.Single(descriptor => descriptor.Name == workflow);

    /// <summary>The sample in which a person is asked: it is broken, crashed and timed.</summary>
    public required string AskingSample { get; init; }

    /// <summary>The outcome's status when that person says yes, and when they say no.</summary>
    public required (string Yes, string No) Answered { get; init; }

    /// <summary>How the sample ends, with a yes, when the desk's table is not there for its first two minutes.</summary>
    public required string AskedInOutage { get; init; }

    /// <summary>Its fixed deadlines, in words.</summary>
    public IReadOnlyList<string> Deadlines { get; init; } = [];

    /// <summary>A member of the request that no rule looks at closely.</summary>
    public required string FreeMember { get; init; }

    /// <summary>The queue by which it asks; null when it writes the desk's row itself.</summary>
    public string? AskQueue { get; init; }

    /// <summary>The calls that take effect on the way to a yes, and to a no.</summary>
    public required IReadOnlyList<EffectfulCall> CallsOfYes { get; init; }

    public IReadOnlyList<EffectfulCall> CallsOfNo { get; init; } = [];

    /// <summary>Its function in one variant, its tasks in the other, and what stands between it and whom it asks; without their prefix.</summary>
    public required IReadOnlyList<string> Functions { get; init; }

    /// <summary>Scenarios beside those of the desk, from samples by name.</summary>
    public Func<Func<string, Sample>, IEnumerable<Scenario>> OwnScenarios { get; init; } = _ => [];

    /// <summary>Scenarios in which something breaks that no other workflow has.</summary>
    public Func<Func<string, Sample>, IEnumerable<Scenario>> OwnFaults { get; init; } = _ => [];

    /// <summary>What is shown of it on the first page of what breaks.</summary>
    public IReadOnlyList<ShownFailure> Shown { get; init; } = [];

    /// <summary>What an operator meets that is played with this workflow.</summary>
    public IReadOnlyList<Situation> Situations { get; init; } = [];

    /// <summary>What must hold of its executions beside what must hold of all.</summary>
    public IReadOnlyList<Invariant> Invariants { get; init; } = [];

    /// <summary>Whether nothing is left to do when the person has answered: what comes after shows only when nobody does.</summary>
    public bool EndsWithTheAnswer { get; init; }

    public required FuzzDescriptor Fuzz { get; init; }

    public required CrowdDescriptor Crowd { get; init; }

    public Sample Asking => Sample(AskingSample);

    public Sample Sample(string name) => SampleFiles.For(Name).Single(sample => sample.Name == name);
}

/// <summary>How a workflow's requests and faults are drawn.</summary>
/// <param name="Draw">A valid request.</param>
/// <param name="BrokenRules">A value for each rule that is just broken, and beside it one that just is not.</param>
/// <param name="Targets">What may break: of <see cref="FuzzTargets"/>, or functions without their prefix. What stands here twice is drawn twice as often.</param>
internal sealed record FuzzDescriptor(
    Func<Dice, FuzzInput> Draw, IReadOnlyList<(string Name, string Raw)> BrokenRules, IReadOnlyList<string> Targets)
{
    /// <summary>Whether the API makes an id for a request without one: each variant then has another.</summary>
    public bool HasIdsOfTheApi { get; init; }

    /// <summary>Whether the fraud service is asked, whose conduct is then drawn as well.</summary>
    public bool HasFraudCheck { get; init; }

    /// <summary>Whether it may wait for longer than a durable execution is kept after its end.</summary>
    public bool OutlivesRetention { get; init; }

    /// <summary>Whether two branches of this request fail at one instant.</summary>
    public Func<InputReader, bool> RetriesAtOnce { get; init; } = _ => false;
}

/// <summary>How a workflow takes part in a crowd.</summary>
/// <param name="Decider">Who is asked.</param>
/// <param name="Payload">A request under this id that asks somebody.</param>
/// <param name="FirstTask">The function that dies or is throttled.</param>
/// <param name="LosableCall">The call whose answer is lost.</param>
/// <param name="RepeatedMessages">The messages that are delivered twice; null when there are none.</param>
internal sealed record CrowdDescriptor(
    string Decider, Func<string, string> Payload, string FirstTask, string LosableCall, string? RepeatedMessages);

/// <summary>A failure that people ask for first, and how either service gets over it.</summary>
/// <param name="Scenario">One of the workflow's, in which something breaks.</param>
internal sealed record ShownFailure(string Scenario, string Title, string Durable, string StepFunctions);
