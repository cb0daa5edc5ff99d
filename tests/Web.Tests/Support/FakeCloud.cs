using System.Net;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Web.Clouds;
using Comparison.Web.Histories;

namespace Comparison.Web.Tests.Support;

/// <summary>A cloud that has what a test says, and remembers what was asked of it.</summary>
internal sealed class FakeCloud : ICloud
{
    public string Title => "fake cloud";

    public CloudAbilities Abilities { get; init; } = new(MovesTime: true, Breaks: true);

    public TimeSpan Pace => TimeSpan.FromMilliseconds(20);

    /// <summary>What waits, in each variant.</summary>
    public Dictionary<Variant, List<PendingDecision>> Pending { get; } = new() { [Variant.Durable] = [], [Variant.StepFunctions] = [] };

    public List<RunReading> Runs { get; } = [];

    /// <summary>What the API says to a start; accepted when empty.</summary>
    public List<string> Errors { get; } = [];

    public List<Sample> Started { get; } = [];

    public List<(Variant Variant, GivenDecision Decision)> Decided { get; } = [];

    public List<Fault> Ordered { get; } = [];

    /// <summary>The ruling of whoever was first.</summary>
    public Dictionary<Variant, Ruling> Rulings { get; } = [];

    public Task<CloudStatus> StatusAsync(CancellationToken cancellationToken) => Task.FromResult(new CloudStatus(
        RunEvents.Start, 1, null, [Variant.Durable, Variant.StepFunctions], new Dictionary<Variant, Usage>()));

    public Task<StartAnswer> StartAsync(Variant variant, Sample request, CancellationToken cancellationToken)
    {
        lock (Started)
            Started.Add(request);
        return Task.FromResult(Errors.Count > 0 ? new StartAnswer(null, Errors) : new StartAnswer("STARTED", []));
    }

    public Task<RunReading?> ReadAsync(Variant variant, RunKey run, CancellationToken cancellationToken) =>
        Task.FromResult(Runs.Find(reading => reading.Variant == variant));

    public Task<ExecutionPage> ListAsync(
        Variant variant, WorkflowName workflow, WorkflowState? state, int limit, string? cursor, CancellationToken cancellationToken) =>
        Task.FromResult(new ExecutionPage(
            [.. Runs.Where(reading => reading.Variant == variant).Select(reading => new ExecutionSummary("RUN", reading.State, reading.StartedAt, null))], null));

    public Task<DecisionPage> PendingAsync(Variant variant, int limit, string? cursor, CancellationToken cancellationToken) =>
        Task.FromResult(new DecisionPage([.. Pending[variant]], null));

    public Task<DecideAnswer> DecideAsync(Variant variant, GivenDecision decision, CancellationToken cancellationToken)
    {
        lock (Decided)
        {
            Decided.Add((variant, decision));
            Pending[variant].RemoveAll(asked => asked.Id == decision.DecisionId);
            if (Rulings.TryGetValue(variant, out var earlier))
                return Task.FromResult(new DecideAnswer(HttpStatusCode.Conflict, earlier, ["decided already"]));
            var status = decision.Approves ? DecisionStatus.Approved : DecisionStatus.Rejected;
            return Task.FromResult(new DecideAnswer(HttpStatusCode.OK, new(status, decision.By, RunEvents.Start, decision.Comments), []));
        }
    }

    public Task<IReadOnlyDictionary<string, string>> EffectsAsync(Variant variant, RunKey run, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    public Task MoveAsync(ClockMove move, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task OrderAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
    {
        Ordered.AddRange(faults);
        return Task.CompletedTask;
    }

    public Task ForgetFaultsAsync(CancellationToken cancellationToken)
    {
        Ordered.Clear();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<Variant, IReadOnlyList<StruckFault>>> StruckAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Variant, IReadOnlyList<StruckFault>>>(new Dictionary<Variant, IReadOnlyList<StruckFault>>());
}
