using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Terraform.Tests.Inventories;
using Comparison.Terraform.Tests.Permissions;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>The tests that share one life of both roots.</summary>
[CollectionDefinition]
public sealed class DeploymentCollection : ICollectionFixture<DeploymentLife>;

/// <summary>Both roots in one account, from the first apply to the last destroy. Each part waits for the one before, and happens once.</summary>
public sealed class DeploymentLife : IAsyncLifetime
{
    private static readonly string Packages = Path.Combine(SourceTree.Root, "artifacts", "packages");

    private readonly Phases _phases = new(Path.Combine(SourceTree.Root, "artifacts", "terraform", "life.txt"), TimeProvider.System);
    private readonly Lazy<Task<TwinStacks>> _applied;
    private readonly Lazy<Task<IReadOnlyList<CommandRun>>> _planned;
    private readonly Lazy<Task<IReadOnlyList<IReadOnlyList<string>>>> _inventoried;
    private readonly Lazy<Task<JsonNode>> _sampled;
    private readonly Lazy<Task<CommandRun>> _verified;
    private readonly Lazy<Task<CommandRun>> _looked;
    private readonly Lazy<Task<(IReadOnlyList<SampleComparison> Compared, int Killed)>> _killed;
    private readonly Lazy<Task<IReadOnlyList<RolePermissions>>> _permitted;
    private readonly Lazy<Task<IReadOnlyList<FinishedRequest>>> _updated;
    private readonly Lazy<Task<IReadOnlyList<string>>> _destroyed;
    private readonly InvokedVersions _invoked = new();
    private LocalCloud _cloud = null!;
    private Account _account = null!;
    private StackServices _services = null!;
    private CallRecorder _calls = null!;
    private Checkout _checkout = null!;
    private AppliedRoot[] _roots = [];
    private string _missing = "";

    public DeploymentLife()
    {
        _applied = new(() => _phases.MeasureAsync("apply, both at once", ApplyAsync));
        _planned = Then(_applied, "second plan", PlanAsync);
        _inventoried = Then(_planned, "inventories", InventoryAsync);
        _sampled = Then(_inventoried, "compare run --target aws", SampleAsync);
        _verified = Then(_sampled, "compare verify", VerifyAsync);
        _looked = Then(_verified, "stories of the page", LookAsync);
        _killed = Then(_looked, "samples again, processes killed", KillAsync);
        _permitted = Then(_killed, "permissions", PermitAsync);
        _updated = Then(_permitted, "update of workflows while requests wait", UpdateAsync);
        _destroyed = Then(_updated, "destroy", DestroyAsync);
    }

    public async ValueTask InitializeAsync()
    {
        _missing = Installation.Missing
            ?? (File.Exists(Path.Combine(Packages, "manifest.json")) ? "" : "There are no packages; `compare package` makes them.");
        if (_missing.Length > 0)
            return;
        _phases.Begin();
        _cloud = await LocalCloud.StartAsync();
        (_account, _services) = StackServices.Open(_cloud, Checkout.Account, "eu-west-1"); // the variable's default
        _calls = new(_account, _services);
        _checkout = new(_cloud.Endpoint);
        _checkout.TakePackages(Packages);
        _roots = [.. Enum.GetValues<Variant>().Select(variant => new AppliedRoot(_checkout, variant))];
    }

    /// <summary>The second plan of each root.</summary>
    internal Task<IReadOnlyList<CommandRun>> PlannedAsync() => After(_planned);

    /// <summary>What each root made.</summary>
    internal Task<IReadOnlyList<IReadOnlyList<string>>> InventoriedAsync() => After(_inventoried);

    /// <summary>What <c>compare run --target aws</c> says of both.</summary>
    internal Task<JsonNode> SampledAsync() => After(_sampled);

    /// <summary>What <c>compare verify</c> says of both.</summary>
    internal Task<CommandRun> VerifiedAsync() => After(_verified);

    /// <summary>What the page's own tests say of it, over both roots instead of a local cloud.</summary>
    internal Task<CommandRun> LookedAtAsync() => After(_looked);

    /// <summary>Every sample once more, while processes die.</summary>
    internal Task<(IReadOnlyList<SampleComparison> Compared, int Killed)> KilledAsync() => After(_killed);

    /// <summary>What each role may do, and what was done in its name.</summary>
    internal Task<IReadOnlyList<RolePermissions>> PermittedAsync() => After(_permitted);

    /// <summary>Requests that waited while the workflows' code and definitions were replaced.</summary>
    internal Task<IReadOnlyList<FinishedRequest>> UpdatedAsync() => After(_updated);

    /// <summary>What is left in the account after a destroy while requests waited.</summary>
    internal Task<IReadOnlyList<string>> DestroyedAsync() => After(_destroyed);

    public async ValueTask DisposeAsync()
    {
        if (_roots.Length == 0)
            return;
        _checkout.Dispose();
        await _cloud.DisposeAsync();
    }

    private Task<T> After<T>(Lazy<Task<T>> phase)
    {
        Assert.SkipWhen(_roots.Length == 0, _missing);
        return phase.Value;
    }

    private async Task<TwinStacks> ApplyAsync()
    {
        foreach (var variant in Enum.GetValues<Variant>()) // as README says
            File.Copy(_checkout.At("terraform", variant.ToText(), "terraform.tfvars.example"), _checkout.At("terraform", variant.ToText(), "terraform.tfvars"));
        await Task.WhenAll(_roots.Select(root => root.ApplyAsync()));
        var targets = await Task.WhenAll(_roots.Select(root => root.TargetAsync()));
        return new(targets[0], targets[1]);
    }

    private async Task<IReadOnlyList<CommandRun>> PlanAsync() => await Task.WhenAll(_roots.Select(root => root.PlanAsync()));

    private async Task<IReadOnlyList<IReadOnlyList<string>>> InventoryAsync() => await Task.WhenAll(
        _roots.Select(root => InventoryText.ReadAsync(_account.Context, _services, root.Prefix)));

    private async Task<JsonNode> SampleAsync()
    {
        string[] outputs = [.. _roots.SelectMany(root => new[] { "--terraform", root.Outputs })];
        var run = await _checkout.CompareAsync(["run", "--target", "aws", "--json", .. outputs]);
        Assert.True(run.ExitCode == 0, run.Text);
        var stacks = await _applied.Value;
        await Few.RunAsync([stacks.Durable, stacks.StepFunctions], Requests.LookAsync);
        return JsonNode.Parse(run.Output)!;
    }

    private Task<CommandRun> VerifyAsync() =>
        _checkout.CompareAsync(["verify", "--target", "aws", "--runs", "1", .. _roots.SelectMany(root => new[] { "--terraform", root.Outputs })]);

    private Task<CommandRun> LookAsync() => CommandRun.OfAsync(
        "dotnet",
        [Path.Combine(SourceTree.Root, "artifacts", "bin", "Comparison.Web.Tests", "release", "Comparison.Web.Tests.dll"), "-noColor", "-class", "*.DeskStoryTests", "-class", "*.LoanStoryTests"],
        new Dictionary<string, string>(_checkout.Environment) { ["COMPARE_ROOTS"] = string.Join(Path.PathSeparator, _roots.Select(root => root.Outputs)) });

    private async Task<(IReadOnlyList<SampleComparison> Compared, int Killed)> KillAsync()
    {
        var stacks = await _applied.Value;
        var killer = new ProcessKiller(_services, TimeProvider.System);
        var compared = await killer.WhileAsync(() => Few.RunAsync(
            Requests.All, sample => stacks.RunAsync(Requests.Marked(sample, "killed"))));
        _phases.Note($"  {killer.Killed} processes killed");
        return (compared, killer.Killed);
    }

    private async Task<IReadOnlyList<RolePermissions>> PermitAsync()
    {
        var calls = _calls.Calls.Concat(await HistoryCalls.ReadAsync(_account.Context, _services.StepFunctions)).ToLookup(call => call.Role);
        var roles = (await Task.WhenAll(_roots.Select(root => root.PermissionsAsync(calls)))).SelectMany(permissions => permissions).ToList();
        foreach (var odd in roles.SelectMany(role => role.Refused.Concat(role.Idle)))
            _phases.Note($"  {odd}");
        return roles;
    }

    private async Task<IReadOnlyList<FinishedRequest>> UpdateAsync()
    {
        var waiting = await WaitAsync("updated");
        _checkout.ChangeWorkflows();
        await Task.WhenAll(_roots.Select(root => root.ApplyAsync()));
        _invoked.Watch(_account.Context);
        var finished = await Few.RunAsync(waiting, FinishedRequest.FinishAsync);
        foreach (var request in finished)
            _phases.Note($"  {request}");
        foreach (var function in _invoked.Functions)
            _phases.Note($"  {function} ran on version {string.Join(" and ", _invoked.Of(function))}");
        return finished;
    }

    private async Task<IReadOnlyList<string>> DestroyAsync()
    {
        await WaitAsync("destroyed");
        var destroying = _roots.Select(root => root.DestroyAsync()).ToArray();
        // As README asks for: what waits for somebody holds a machine's deletion up.
        await RunningExecutions.StopAsync(_services.StepFunctions);
        await Task.WhenAll(destroying);
        return await InventoryText.ReadAsync(_account.Context, _services, "comparison");
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
