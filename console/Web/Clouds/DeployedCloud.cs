using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Web.Histories;

namespace Comparison.Web.Clouds;

/// <summary>What every place does alike in which variants are deployed.</summary>
internal abstract class DeployedCloud : ICloud
{
    public abstract string Title { get; }

    public abstract CloudAbilities Abilities { get; }

    public abstract TimeSpan Pace { get; }

    public virtual Task? NextEvent() => null;

    public abstract Task<CloudStatus> StatusAsync(CancellationToken cancellationToken);

    public async Task<StartAnswer> StartAsync(Variant variant, Sample request, CancellationToken cancellationToken) =>
        await (await FindAsync(cancellationToken))[variant].StartAsync(request, cancellationToken);

    public async Task<RunReading?> ReadAsync(Variant variant, RunKey run, CancellationToken cancellationToken) =>
        (await FindAsync(cancellationToken)).ReaderOf(variant) is { } reader ? await reader.ReadAsync(run, cancellationToken) : null;

    public async Task<ExecutionPage> ListAsync(
        Variant variant, WorkflowName workflow, WorkflowState? state, int limit, string? cursor, CancellationToken cancellationToken) =>
        await (await FindAsync(cancellationToken))[variant].ListAsync(workflow, state, limit, cursor, cancellationToken);

    public async Task<DecisionPage> PendingAsync(Variant variant, int limit, string? cursor, CancellationToken cancellationToken) =>
        await (await FindAsync(cancellationToken))[variant].PendingAsync(limit, cursor, cancellationToken);

    public async Task<DecideAnswer> DecideAsync(Variant variant, GivenDecision decision, CancellationToken cancellationToken) =>
        await (await FindAsync(cancellationToken))[variant].DecideAsync(decision, cancellationToken);

    public async Task<IReadOnlyDictionary<string, string>> EffectsAsync(Variant variant, RunKey run, CancellationToken cancellationToken) =>
        await (await FindAsync(cancellationToken))[variant].EffectsAsync(run, cancellationToken);

    public virtual Task MoveAsync(ClockMove move, CancellationToken cancellationToken) =>
        throw new CloudRefusedException("Time passes by itself here: only the clock of compare serve can be moved.");

    public virtual Task OrderAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken) =>
        throw new CloudRefusedException("Faults can be ordered in the local cloud only.");

    public virtual Task ForgetFaultsAsync(CancellationToken cancellationToken) =>
        throw new CloudRefusedException("Faults can be ordered in the local cloud only.");

    public virtual Task<IReadOnlyDictionary<Variant, IReadOnlyList<StruckFault>>> StruckAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Variant, IReadOnlyList<StruckFault>>>(new Dictionary<Variant, IReadOnlyList<StruckFault>>());

    /// <summary>The variants, looked for if they are not known yet.</summary>
    protected abstract Task<DeployedVariants> FindAsync(CancellationToken cancellationToken);
}
