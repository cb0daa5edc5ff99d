using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Stacks;
using Comparison.Suite.Runs;
using Comparison.Suite.Targets;
using Comparison.Terraform.Tests.Permissions;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>Both roots, side by side, from the first apply to the last destroy. Each part waits for the one before, and happens once.</summary>
public sealed class DeploymentLife : IAsyncLifetime
{
    private static readonly string Packages = Path.Combine(Repository.Root, "artifacts", "packages");

    private readonly Phases _phases = new(Path.Combine(Repository.Root, "artifacts", "terraform", "life.txt"), TimeProvider.System);
    private readonly Lazy<Task<TwinStacks>> _applied;
    private readonly Lazy<Task<IReadOnlyList<TerraformRun>>> _planned;
    private readonly Lazy<Task<IReadOnlyList<IReadOnlyList<string>>>> _inventoried;
    private readonly Lazy<Task<IReadOnlyList<SampleComparison>>> _sampled;
    private readonly Lazy<Task<(IReadOnlyList<SampleComparison> Compared, int Killed)>> _killed;
    private readonly Lazy<Task<IReadOnlyList<RolePermissions>>> _permitted;
    private readonly Lazy<Task<IReadOnlyList<FinishedRequest>>> _updated;
    private readonly Lazy<Task<IReadOnlyList<IReadOnlyList<string>>>> _destroyed;
    private LocalCloud? _cloud;
    private AppliedRoot[] _roots = [];
    private string _missing = "";

    public DeploymentLife()
    {
        _applied = new(() => _phases.MeasureAsync("apply, both at once", ApplyAsync));
        _planned = Then(_applied, "second plan", PlanAsync);
        _inventoried = Then(_planned, "inventories", InventoryAsync);
        _sampled = Then(_inventoried, "samples", SampleAsync);
        _killed = Then(_sampled, "samples again, processes killed", KillAsync);
        _permitted = Then(_killed, "permissions", PermitAsync);
        _updated = Then(_permitted, "update of workflows while requests wait", UpdateAsync);
        _destroyed = Then(_updated, "destroy", DestroyAsync);
    }

    public async ValueTask InitializeAsync()
    {
        var installation = await Installation.FindAsync();
        _missing = installation.Missing;
        if (installation.Provider is not { } provider)
            return;
        if (!File.Exists(Path.Combine(Packages, "manifest.json")))
        {
            _missing = "There are no packages; `compare package` makes them.";
            return;
        }
        _phases.Begin();
        _cloud = await LocalCloud.StartAsync();
        _roots = await Task.WhenAll(
            Enum.GetValues<Variant>().Select(variant => AppliedRoot.OpenAsync(_cloud, provider, variant, Packages)));
    }

    /// <summary>The second plan of each root.</summary>
    internal Task<IReadOnlyList<TerraformRun>> PlannedAsync() => After(_planned);

    /// <summary>What stands in each account, and what the local stack of the same variant is.</summary>
    internal Task<IReadOnlyList<IReadOnlyList<string>>> InventoriedAsync() => After(_inventoried);

    /// <summary>Every sample through both variants.</summary>
    internal Task<IReadOnlyList<SampleComparison>> SampledAsync() => After(_sampled);

    /// <summary>Every sample once more, while processes die.</summary>
    internal Task<(IReadOnlyList<SampleComparison> Compared, int Killed)> KilledAsync() => After(_killed);

    /// <summary>What each role may do, and what was done in its name.</summary>
    internal Task<IReadOnlyList<RolePermissions>> PermittedAsync() => After(_permitted);

    /// <summary>Requests that waited while the workflows' code and definitions were replaced.</summary>
    internal Task<IReadOnlyList<FinishedRequest>> UpdatedAsync() => After(_updated);

    /// <summary>What is left in each account after a destroy while requests waited.</summary>
    internal Task<IReadOnlyList<IReadOnlyList<string>>> DestroyedAsync() => After(_destroyed);

    public async ValueTask DisposeAsync()
    {
        foreach (var root in _roots)
            await root.DisposeAsync();
        if (_cloud is not null)
            await _cloud.DisposeAsync();
    }

    private Task<T> After<T>(Lazy<Task<T>> phase)
    {
        Assert.SkipWhen(_roots.Length == 0, _missing);
        return phase.Value;
    }

    private async Task<TwinStacks> ApplyAsync()
    {
        await Task.WhenAll(_roots.Select(root => root.ApplyAsync()));
        var targets = await Task.WhenAll(_roots.Select(root => root.TargetAsync()));
        return new(targets[0], targets[1]);
    }

    private async Task<IReadOnlyList<TerraformRun>> PlanAsync() => await Task.WhenAll(_roots.Select(root => root.PlanAsync()));

    private async Task<IReadOnlyList<IReadOnlyList<string>>> InventoryAsync() =>
        await Task.WhenAll(_roots.Select(root => root.InventoryAsync()));

    private async Task<IReadOnlyList<SampleComparison>> SampleAsync()
    {
        var stacks = await _applied.Value;
        var compared = await Few.RunAsync(Requests.All, sample => stacks.RunAsync(sample));
        await Few.RunAsync([stacks.Durable, stacks.StepFunctions], Requests.LookAsync);
        return compared;
    }

    private async Task<(IReadOnlyList<SampleComparison> Compared, int Killed)> KillAsync()
    {
        var stacks = await _applied.Value;
        var killer = new ProcessKiller(_roots.Select(root => root.Services), TimeProvider.System);
        var compared = await killer.WhileAsync(() => Few.RunAsync(
            Requests.All, sample => stacks.RunAsync(Requests.Marked(sample, "killed"))));
        _phases.Note($"  {killer.Killed} processes killed");
        return (compared, killer.Killed);
    }

    private async Task<IReadOnlyList<RolePermissions>> PermitAsync()
    {
        var roles = (await Task.WhenAll(_roots.Select(root => root.PermissionsAsync()))).SelectMany(permissions => permissions).ToList();
        foreach (var odd in roles.SelectMany(role => role.Refused.Concat(role.Idle)))
            _phases.Note($"  {odd}");
        return roles;
    }

    private async Task<IReadOnlyList<FinishedRequest>> UpdateAsync()
    {
        var waiting = await WaitAsync("updated");
        using var changed = new ChangedSources(Packages);
        await Task.WhenAll(_roots.Select(root => root.UpdateAsync(changed)));
        var finished = await Few.RunAsync(waiting, FinishedRequest.FinishAsync);
        foreach (var request in finished)
            _phases.Note($"  {request}");
        foreach (var line in _roots.SelectMany(root => root.InvokedSince))
            _phases.Note($"  {line}");
        return finished;
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> DestroyAsync()
    {
        await WaitAsync("destroyed");
        var destroying = _roots.Select(root => root.DestroyAsync()).ToArray();
        await Task.WhenAll(_roots.Select(root => root.StopExecutionsAsync()));
        await Task.WhenAll(destroying);
        return await InventoryAsync();
    }

    private async Task<IReadOnlyList<WaitingRequest>> WaitAsync(string mark)
    {
        var stacks = await _applied.Value;
        var requests = Requests.Waiting(mark).SelectMany(sample => new[]
        {
            new WaitingRequest(stacks.Durable, sample), new WaitingRequest(stacks.StepFunctions, sample),
        });
        return await Few.RunAsync([.. requests], request => request.StartAsync());
    }

    private Lazy<Task<TNext>> Then<T, TNext>(Lazy<Task<T>> before, string name, Func<Task<TNext>> phase) => new(async () =>
    {
        await before.Value;
        return await _phases.MeasureAsync(name, phase);
    });
}
