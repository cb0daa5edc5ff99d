using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Quotas;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Bursts;

/// <summary>What one answer asks of AWS, from the request that brings it to the end of the last step that follows it.</summary>
/// <param name="ColdSeconds">What an invocation takes longer in an environment that is new.</param>
internal sealed record Route(IReadOnlyList<Leg> Legs, double ColdSeconds)
{
    // Two of the three operations of a wait are on record when it is answered.
    private const decimal CheckpointsBeforeAnswer = 2;
    private const int ApiFunction = 0;

    private static readonly double Warm = Seconds(Assumed.WarmMilliseconds);
    private static readonly double Checkpoint = Seconds(Assumed.CheckpointMilliseconds);

    /// <summary>What is asked for in each of them. Of concurrency, seconds.</summary>
    public IReadOnlyDictionary<QuotaKind, decimal> Demand => Legs.SelectMany(leg => leg.Hops).SelectMany(hop => hop switch
    {
        Hop.Take take => new[] { (take.Quota, 1m) },
        Hop.Queue queue => [(queue.Quota, 1m)],
        Hop.Enter { IsSync: true } => [(QuotaKind.LambdaSync, 1m)],
        Hop.Work work => [(QuotaKind.LambdaConcurrency, (decimal)work.Seconds)],
        _ => [],
    }).GroupBy(asked => asked.Item1).ToDictionary(asked => asked.Key, asked => asked.Sum(each => each.Item2));

    /// <summary>One resume, in which the steps run; what is on record when it is refused is not done again.</summary>
    public static Route Durable(Counts counts)
    {
        var steps = Share(counts.InlineWork, counts) - 1;
        var checkpoints = Share(counts.Checkpoints, counts) - CheckpointsBeforeAnswer;
        var hops = new List<Hop> { new Hop.Enter(ApiFunction + 1, IsSync: false), new Hop.Work(Warm) };
        for (var i = 0; i < checkpoints; i++)
            hops.AddRange(new Hop.Work((i < steps ? Warm : 0) + Checkpoint), new Hop.Take(QuotaKind.DurableCheckpoint));
        return Create([Answer(QuotaKind.DurableCallback), new(Backoff.Lambda, [.. hops, new Hop.Leave()], KeepsProgress: true)]);
    }

    /// <summary>A transition for each state; a task is a function of its own, and is tried as the state's Retry says.</summary>
    public static Route StepFunctions(Counts counts)
    {
        var states = Share(counts.StatesEntered, counts) - 1;
        var functions = Math.Min(Share(counts.FunctionRequests, counts), Share(counts.Tasks, counts) - 1);
        var legs = new List<Leg> { Answer(QuotaKind.SendTask) };
        for (var i = 0; i < states; i++)
            legs.Add(new(Backoff.StateRetry,
            [
                new Hop.Queue(QuotaKind.StateTransition),
                .. i < functions ? new Hop[] { new Hop.Enter(ApiFunction + 1 + i, IsSync: true), new Hop.Work(Warm), new Hop.Leave() } : [],
            ]));
        return Create(legs);
    }

    private static Route Create(IReadOnlyList<Leg> legs) => new(legs, Seconds(Assumed.ColdMilliseconds) - Warm);

    // The answer is written to its row, and then handed to the engine.
    private static Leg Answer(QuotaKind engine) => new(Backoff.Sender,
    [
        new Hop.Take(QuotaKind.HttpApi), new Hop.Enter(ApiFunction, IsSync: true), new Hop.Work(Warm), new Hop.Take(QuotaKind.DynamoDbTable),
        new Hop.Take(engine), new Hop.Leave(),
    ]);

    // All steps follow the answer, and those of several answers are shared out among them: the most that one can take.
    private static decimal Share(decimal count, Counts counts) => counts.Answers > 0
        ? Math.Ceiling(count / counts.Answers)
        : throw new ArgumentException("The workflow waits for no answer.", nameof(counts));

    private static double Seconds(Assumption milliseconds) => (double)milliseconds.Base / 1000;
}

/// <summary>A part of a route that somebody begins again when a call in it was refused for good.</summary>
/// <param name="By">Who does, and how.</param>
/// <param name="KeepsProgress">Whether it then goes on where it was refused.</param>
internal sealed record Leg(Backoff By, IReadOnlyList<Hop> Hops, bool KeepsProgress = false);

/// <summary>What an answer meets on its way.</summary>
internal abstract record Hop
{
    /// <summary>A call that is refused when the bucket is empty.</summary>
    internal sealed record Take(QuotaKind Quota) : Hop;

    /// <summary>A call that is held back until the bucket has a token.</summary>
    internal sealed record Queue(QuotaKind Quota) : Hop;

    /// <summary>An invocation begins.</summary>
    internal sealed record Enter(int Function, bool IsSync) : Hop;

    /// <summary>Time passes within it.</summary>
    internal sealed record Work(double Seconds) : Hop;

    /// <summary>It ends.</summary>
    internal sealed record Leave : Hop;
}

/// <summary>How somebody tries again: after a time that doubles, from the first to the longest, in seconds.</summary>
/// <param name="Attempts">In all.</param>
/// <param name="IsSpread">Whether it is any time up to that, so that those who were refused together do not come back together.</param>
internal sealed record Backoff(double First, double Longest, int Attempts, bool IsSpread)
{
    /// <summary>Whoever answers, by a program that does not give up: assumed, since AWS does not retry for them.</summary>
    public static Backoff Sender { get; } = new(1, 60, int.MaxValue, IsSpread: true);

    /// <summary>The SDK's standard mode, with the three attempts that the suite's clients have.</summary>
    public static Backoff Sdk { get; } = new(1, 20, 3, IsSpread: true);

    /// <summary>Lambda, as its guide has it of asynchronous invocations; that it does so with resumes is assumed.</summary>
    public static Backoff Lambda { get; } = new(1, 300, int.MaxValue, IsSpread: true);

    /// <summary>The Retry of the suite's machines, and the console's: 1, 2 and 4 seconds.</summary>
    public static Backoff StateRetry { get; } = new(1, 4, 4, IsSpread: false);

    /// <param name="attempt">The one that was refused, from 0 on.</param>
    /// <param name="part">Of the time, above 0 up to 1.</param>
    public double Delay(int attempt, double part) => Math.Min(Longest, First * Math.Pow(2, Math.Min(attempt, 30))) * (IsSpread ? part : 1);
}
