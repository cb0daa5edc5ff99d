using Comparison.Adapters.Decisions;
using Comparison.Domain.Decisions;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Crashes;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Tests.Kills;

/// <summary>A route through a workflow in an account that is kept on disk, played whole once, and then from every write on of which the process might have ended.</summary>
internal sealed class KilledCloud(LocalCloud cloud, Variant variant, CrashRoute route, HttpClient http)
{
    // Whoever was not answered asks again, and a lost callback is then sent before the desk looks for it.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(15);

    private readonly List<Instant> _instants = [];
    private PendingDecision? _asked;
    private CrashRun? _undisturbed;
    private string _account = "";
    private int _started, _seen, _answered;

    /// <summary>Plays the route to its end.</summary>
    /// <returns>How many writes it made.</returns>
    public async Task<int> PlayAsync(CancellationToken cancellationToken)
    {
        await using var folder = new TemporaryFolder();
        var stack = await DeployAsync(folder.Data, TestCloud.Tomorrow, account: null, cancellationToken);
        _account = stack.Account.Context.Id;
        folder.Data.Noted = changes => _instants.Add(new(changes, stack.Time.GetUtcNow()));
        var driver = new ScenarioDriver(stack, http, route.Sample);
        await driver.StartAsync(cancellationToken);
        _started = _instants.Count;
        if (route.Name != "silence")
            _asked = await driver.UntilAskedAsync(cancellationToken);
        _seen = _instants.Count;
        await AnswerAsync(driver, cancellationToken);
        _answered = _instants.Count;
        _undisturbed = await EndAsync(stack, driver, cancellationToken);
        folder.Data.Noted = null; // removing the account removes its rows
        await cloud.RemoveAsync(_account);
        return _instants.Count;
    }

    /// <summary>Goes on in a new process that finds what the first so many writes left. Whoever was not answered until then asks again.</summary>
    /// <returns>What differs from the run that was not disturbed.</returns>
    public async Task<IReadOnlyList<string>> GoOnAsync(int writes, CancellationToken cancellationToken)
    {
        await using var folder = new TemporaryFolder();
        foreach (var instant in _instants[..writes])
            folder.Data.Enqueue(_account, instant.Changes);
        await folder.Data.WrittenAsync();
        var stack = await DeployAsync(folder.Data, writes == 0 ? TestCloud.Tomorrow : _instants[writes - 1].At, _account, cancellationToken);
        try
        {
            var driver = new ScenarioDriver(stack, http, route.Sample);
            if (writes < _started)
                await driver.StartAsync(cancellationToken);
            if (writes < _seen && _asked is not null)
                _asked = await driver.UntilAskedAsync(cancellationToken) ?? _asked;
            if (writes < _answered)
                await AnswerAsync(driver, cancellationToken);
            return CrashStage.Wrong(_undisturbed!, await EndAsync(stack, driver, cancellationToken), Slack);
        }
        catch (StuckException stuck)
        {
            return [stuck.Message];
        }
        finally
        {
            await cloud.RemoveAsync(_account);
        }
    }

    private Task<DeployedStack> DeployAsync(DataFolder data, DateTimeOffset start, string? account, CancellationToken cancellationToken) =>
        DeployedStack.DeployAsync(cloud, variant, new() { Start = start, Data = data, Account = account }, cancellationToken);

    private async Task AnswerAsync(ScenarioDriver driver, CancellationToken cancellationToken)
    {
        if (_asked is not { } asked)
            return;
        if (route.Name == "yes, and its callback is lost")
            await driver.DecideInSilenceAsync(asked, DecisionStatus.Approved, asked.Deciders[0], cancellationToken);
        else
            await driver.DecideAsync(asked, route.Name == "no" ? "reject" : "approve", asked.Deciders[0], "I have looked at it", cancellationToken);
    }

    private async Task<CrashRun> EndAsync(DeployedStack stack, ScenarioDriver driver, CancellationToken cancellationToken)
    {
        await driver.UntilEndedAsync(cancellationToken);
        var run = await driver.ResultAsync(cancellationToken);
        var broken = await Invariants.CheckAsync(stack, [(route.Sample.Workflow, driver.Id)], cancellationToken);
        return new(run, [.. broken.Select(found => found.ToString())]);
    }

    private sealed record Instant(IReadOnlyCollection<DataChange> Changes, DateTimeOffset At);

    private sealed class TemporaryFolder : IAsyncDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("comparison-kill-").FullName;

        public TemporaryFolder() => Data = DataFolder.Open(_path);

        public DataFolder Data { get; }

        public async ValueTask DisposeAsync()
        {
            await Data.DisposeAsync();
            Directory.Delete(_path, recursive: true);
        }
    }
}
