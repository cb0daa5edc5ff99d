using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Tests.Approvals;
using Comparison.Scenarios.Workflows;
using Comparison.Tests.Shared;
using Comparison.Web.Clouds;
using Comparison.Web.Histories;
using Comparison.Web.Playing;
using Comparison.Web.Watching;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comparison.Web.Tests.Support;

/// <summary>Both variants in a local cloud of the test process, on one clock that only the test moves, and the page's data layer over them.</summary>
/// <remarks>One for the process: the durable runtime makes its client once. Tests that use it run one after the other.</remarks>
public sealed class TwoVariants : IAsyncLifetime
{
    private const int MaxJumps = 200;

    private LocalComparison _both = null!;

    /// <summary>The variables that the tests were started with: stacks in this process put their own in place of some.</summary>
    public IReadOnlyDictionary<string, string?> GivenEnvironment { get; } =
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value);

    public LocalCloud Local { get; private set; } = null!;

    public ICloud Cloud { get; private set; } = null!;

    public CloudWatch Watch { get; private set; } = null!;

    public Starts Starts { get; private set; } = null!;

    public WorldPlayer World { get; private set; } = null!;

    internal IssuedSecrets Secrets { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Local = await LocalCloud.StartAsync();
        _both = await LocalComparison.DeployAsync(Local, ahead: LocalComparison.LongAhead);
        Secrets.Watch(_both.Durable);
        Secrets.Watch(_both.StepFunctions);
        Cloud = new LocalCloudClient(Local.Endpoint, new HurryingTime());
        Watch = new(Cloud, NullLogger<CloudWatch>.Instance);
        Starts = new(Cloud, Watch);
        World = new(Cloud, Watch, NullLogger<WorldPlayer>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        Secrets.Dispose();
        _both.Dispose();
        await Local.DisposeAsync();
    }

    /// <summary>Starts the sample of a workflow in which a person is asked.</summary>
    public async Task<RunKey> StartAsync(WorkflowName workflow) => await StartAsync(ScenarioCatalog.AskingSample(workflow));

    public async Task<RunKey> StartAsync(Sample sample)
    {
        var started = await Starts.StartAsync(sample, CancellationToken.None);
        return started.Run ?? throw new InvalidOperationException(string.Join("; ", started.Errors));
    }

    /// <summary>Jumps from timer to timer until the run looks so.</summary>
    public async Task<RunSnapshot> UntilAsync(RunKey run, Func<RunSnapshot, bool> isReached)
    {
        var poll = Watch.Run(run);
        for (var jumps = 0; jumps < MaxJumps; jumps++)
        {
            // It moves next to nothing, and answers when all that was going on is done: what is read then is all there is.
            await Cloud.MoveAsync(new(Advance: TimeSpan.FromMilliseconds(1)), CancellationToken.None);
            // An end is one look, and what it left behind the next.
            await poll.RefreshAsync(CancellationToken.None).OrFailAsync("the page to read a run");
            await poll.RefreshAsync(CancellationToken.None).OrFailAsync("the page to read a run");
            if (poll.Latest.Value is { } snapshot && isReached(snapshot))
                return snapshot;
            await Cloud.MoveAsync(new(ToNext: true), CancellationToken.None);
        }
        throw new InvalidOperationException($"{run.Id} never came there: {poll.Latest.Trouble} {string.Join(", ", poll.Latest.Value?.Readings.Select(reading => $"{reading.Variant} {reading.State}") ?? [])}");
    }

    public Task<RunSnapshot> UntilAskedAsync(RunKey run) => UntilAsync(run, snapshot => snapshot is { Durable.Asked: not null, StepFunctions.Asked: not null });

    /// <summary>Jumps until the world has behaved so towards a run: a person who answers is waited for, and never jumped over.</summary>
    public async Task UntilPlayedAsync(RunKey run, WorldBehaviour behaviour)
    {
        var playing = World.PlayAsync(run, behaviour);
        bool IsDue(RunSnapshot snapshot, Variant variant) => snapshot[variant] is { } reading
            && (reading.IsOver || (!behaviour.IsLate && (reading.Asked is not null || World.Played(run).Any(played => played.Variant == variant))));
        await UntilAsync(run, snapshot => IsDue(snapshot, Variant.Durable) && IsDue(snapshot, Variant.StepFunctions));
        await playing.OrFailAsync("the person at the desk");
    }

    public Task<RunSnapshot> UntilOverAsync(RunKey run) => UntilAsync(run, snapshot => snapshot is { Durable.Effects: not null, StepFunctions.Effects: not null });

    public async Task<DecideAnswer> DecideAsync(RunSnapshot run, Variant variant, bool approves, string? by = null)
    {
        var asked = run[variant]!.Asked!;
        return await World.DecideAsync(run.Run, variant, new(asked.Id, approves, by ?? asked.Deciders[0], "I have looked at it"), CancellationToken.None);
    }
}

/// <summary>A machine's clock on which a second passes between any two looks, so that nothing is put off.</summary>
internal sealed class HurryingTime : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
}

[CollectionDefinition(Name)]
public sealed class TwoVariantsCollection : ICollectionFixture<TwoVariants>
{
    public const string Name = "both variants";
}
