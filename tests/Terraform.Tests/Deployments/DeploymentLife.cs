using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Stacks;
using Comparison.Suite.Runs;
using Comparison.Suite.Targets;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>Both roots, side by side, from the first apply to the last destroy. Each part waits for the one before, and happens once.</summary>
public sealed class DeploymentLife : IAsyncLifetime
{
    private readonly Phases _phases = new(TimeProvider.System);
    private readonly Lazy<Task<TwinStacks>> _applied;
    private readonly Lazy<Task<IReadOnlyList<TerraformRun>>> _planned;
    private readonly Lazy<Task<IReadOnlyList<SampleComparison>>> _sampled;
    private LocalCloud? _cloud;
    private AppliedRoot[] _roots = [];
    private string _missing = "";

    public DeploymentLife()
    {
        _applied = new(() => _phases.MeasureAsync("apply, both at once", ApplyAsync));
        _planned = new(() => _phases.MeasureAsync("second plan", PlanAsync));
        _sampled = new(() => _phases.MeasureAsync("samples", SampleAsync));
    }

    public async ValueTask InitializeAsync()
    {
        var installation = await Installation.FindAsync();
        _missing = installation.Missing;
        if (installation.Provider is not { } provider)
            return;
        if (!File.Exists(Path.Combine(Repository.Root, "artifacts", "packages", "manifest.json")))
        {
            _missing = "There are no packages; `compare package` makes them.";
            return;
        }
        _cloud = await LocalCloud.StartAsync();
        _roots = await Task.WhenAll(Enum.GetValues<Variant>().Select(variant => AppliedRoot.OpenAsync(_cloud, provider, variant)));
    }

    /// <summary>The second plan of each root.</summary>
    internal Task<IReadOnlyList<TerraformRun>> PlannedAsync() => After(_planned);

    /// <summary>Every sample through both variants.</summary>
    internal Task<IReadOnlyList<SampleComparison>> SampledAsync() => After(_sampled);

    public async ValueTask DisposeAsync()
    {
        foreach (var root in _roots)
            await root.DisposeAsync();
        if (_cloud is not null)
            await _cloud.DisposeAsync();
        if (_roots.Length > 0)
            _phases.Write(Path.Combine(Repository.Root, "artifacts", "terraform", "life.txt"));
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

    private async Task<IReadOnlyList<TerraformRun>> PlanAsync()
    {
        await _applied.Value;
        return await Task.WhenAll(_roots.Select(root => root.PlanAsync()));
    }

    private async Task<IReadOnlyList<SampleComparison>> SampleAsync()
    {
        await _planned.Value;
        var stacks = await _applied.Value;
        return await Task.WhenAll(Requests.All.Select(sample => stacks.RunAsync(sample)));
    }
}
