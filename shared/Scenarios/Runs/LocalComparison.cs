using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Runs;

/// <summary>Both variants, deployed side by side into one local cloud, with clocks that start at one instant.</summary>
public sealed class LocalComparison : IDisposable
{
    internal HttpClient Http { get; } = new();

    private readonly LocalComparison? _thrifty;

    private LocalComparison(DeployedStack durable, DeployedStack stepFunctions, LocalComparison? thrifty)
    {
        Durable = durable;
        StepFunctions = stepFunctions;
        _thrifty = thrifty;
    }

    public DeployedStack Durable { get; }

    public DeployedStack StepFunctions { get; }

    /// <summary>How far ahead a clock starts that may stand still for hours: the machine's must never catch up with it.</summary>
    public static TimeSpan LongAhead { get; } = TimeSpan.FromDays(1);

    /// <summary>Deploys the readable forms, and the thrifty ones beside them, which every sample runs through as well.</summary>
    public static async Task<LocalComparison> DeployInBothFormsAsync(
        LocalCloud cloud, bool tagReplay = false, CancellationToken cancellationToken = default)
    {
        var forms = await Task.WhenAll(
            DeployAsync(cloud, Form.Readable, tagReplay, cancellationToken: cancellationToken),
            DeployAsync(cloud, Form.Thrifty, cancellationToken: cancellationToken));
        return new(forms[0].Durable, forms[0].StepFunctions, forms[1]);
    }

    /// <param name="form">How both are written.</param>
    /// <param name="tagReplay">Makes the durable functions log what they replay, too.</param>
    /// <param name="ahead">How much further ahead of the machine's clock theirs start than a run needs that never stands still.</param>
    public static async Task<LocalComparison> DeployAsync(
        LocalCloud cloud, Form form = Form.Readable, bool tagReplay = false, TimeSpan ahead = default, CancellationToken cancellationToken = default)
    {
        var options = new StackOptions
        {
            Form = form, Start = NextMinuteButOne(TimeProvider.System.GetUtcNow() + ahead), TagReplay = tagReplay,
        };
        var stacks = await Task.WhenAll(
            DeployedStack.DeployAsync(cloud, Variant.Durable, options, cancellationToken),
            DeployedStack.DeployAsync(cloud, Variant.StepFunctions, options, cancellationToken));
        return new(stacks[0], stacks[1], thrifty: null);
    }

    /// <summary>Takes a request through both variants.</summary>
    /// <inheritdoc cref="SampleRunner.RunAsync" path="/exception"/>
    public async Task<SampleComparison> RunAsync(Sample sample, CancellationToken cancellationToken = default)
    {
        var running = new TwinStacks(new LocalTarget(Durable, Http), new LocalTarget(StepFunctions, Http)).RunAsync(sample, cancellationToken);
        if (_thrifty is null)
            return await running;
        var runs = await Task.WhenAll(running, _thrifty.RunAsync(sample, cancellationToken));
        return new(sample, runs[0].Durable, runs[0].StepFunctions, Thrifty: runs[1]);
    }

    public void Dispose()
    {
        Http.Dispose();
        _thrifty?.Dispose();
    }

    // Ahead of the machine's clock, and on the minute: a run reads better so.
    private static DateTimeOffset NextMinuteButOne(DateTimeOffset now) =>
        new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero).AddMinutes(2);
}
