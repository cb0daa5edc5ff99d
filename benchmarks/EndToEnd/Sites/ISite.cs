using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Workflows;

namespace Comparison.EndToEnd.Sites;

/// <summary>Where a bench runs.</summary>
public interface ISite
{
    /// <summary><c>local</c> or <c>aws</c>.</summary>
    string Name { get; }

    /// <summary>The delays and deadlines that are set there, in words.</summary>
    IReadOnlyList<string> Delays { get; }

    Pace Pace { get; }

    /// <summary>Whether <see cref="OpenAsync"/> makes a deployment of its own each time.</summary>
    bool IsDeployedAnew { get; }

    /// <summary>A deployed variant, in real time.</summary>
    Task<IStack> OpenAsync(Variant variant, CancellationToken cancellationToken);
}

/// <summary>The local cloud, in real time and with the shortest delays there are: what is left is what the engines take.</summary>
public sealed class LocalSite(LocalCloud cloud, HttpClient http) : ISite
{
    private static readonly StackOptions Options = new()
    {
        QueueDelay = TimeSpan.Zero,
        FraudDelay = TimeSpan.Zero,
        Settle = TimeSpan.FromSeconds(1), // no durable wait is shorter
    };

    public string Name => "local";

    public IReadOnlyList<string> Delays { get; } =
    [
        $"approval queue: {Options.QueueDelay.TotalSeconds} s",
        $"payment to settle: {Options.Settle.TotalSeconds} s",
        $"fraud service's queue: {Options.FraudDelay.TotalSeconds} s",
        .. ScenarioCatalog.Deadlines,
    ];

    public Pace Pace { get; } = new(
        Thinking: TimeSpan.FromMilliseconds(50), First: TimeSpan.FromMilliseconds(2), MaxPause: TimeSpan.FromMilliseconds(50));

    public bool IsDeployedAnew => true;

    public async Task<IStack> OpenAsync(Variant variant, CancellationToken cancellationToken) =>
        new LocalTarget(await DeployedStack.DeployAsync(cloud, variant, Options, cancellationToken), http);
}

/// <summary>What Terraform applied. Only the first execution there may be a cold one; whether it is, no history tells.</summary>
public sealed class DeployedSite(TwinStacks stacks) : ISite
{
    public string Name => "aws";

    public IReadOnlyList<string> Delays { get; } = ["as deployed: see the variables of the Terraform roots"];

    public Pace Pace { get; } = new(
        Thinking: TimeSpan.FromSeconds(2), First: TimeSpan.FromMilliseconds(500), MaxPause: TimeSpan.FromSeconds(5));

    public bool IsDeployedAnew => false;

    public Task<IStack> OpenAsync(Variant variant, CancellationToken cancellationToken) =>
        Task.FromResult(variant == Variant.Durable ? stacks.Durable : stacks.StepFunctions);
}

/// <summary>How often a stack is asked whether something has happened, and how long a person thinks.</summary>
/// <param name="Thinking">From the question to the decision: long enough for the execution to have suspended.</param>
/// <param name="First">Before a question is put for the second time; each time after that half as long again.</param>
/// <param name="MaxPause">The longest time between two of them.</param>
public sealed record Pace(TimeSpan Thinking, TimeSpan First, TimeSpan MaxPause)
{
    private const double Growth = 1.5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Asks until the answer is not null.</summary>
    /// <exception cref="StuckException">Ten minutes went by without.</exception>
    internal async Task<T> UntilAsync<T>(IStack stack, string id, Func<Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        var giveUp = stack.Clock.Now + Patience;
        for (var pause = First; ; pause = pause * Growth < MaxPause ? pause * Growth : MaxPause)
        {
            if (await ask() is { } answer)
                return answer;
            if (stack.Clock.Now >= giveUp)
                throw new StuckException(stack.Variant, id);
            await stack.Clock.PassAsync(pause, cancellationToken);
        }
    }
}
