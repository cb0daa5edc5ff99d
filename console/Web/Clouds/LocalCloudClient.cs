using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.Web.Clouds;

/// <summary>The local cloud of another process, which may stop and come back: its stacks are found anew whenever they are others.</summary>
internal sealed class LocalCloudClient(Uri endpoint, TimeProvider machine) : DeployedCloud, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http = new() { BaseAddress = endpoint, Timeout = TimeSpan.FromSeconds(30) };
    private readonly Lock _gate = new();
    private readonly ReportedTime _time = new(machine);
    private DeployedVariants? _variants;
    private Task? _nextEvent;
    private long _lastEvent;
    private IReadOnlyDictionary<string, Variant> _accounts = new Dictionary<string, Variant>();

    public override string Title => "local cloud";

    public override CloudAbilities Abilities { get; } = new(MovesTime: true, Breaks: true);

    public override TimeSpan Pace { get; } = TimeSpan.FromMilliseconds(20);

    public override Task NextEvent()
    {
        lock (_gate)
            return _nextEvent is { IsCompleted: false } ? _nextEvent : _nextEvent = AskForEventAsync();
    }

    public override async Task<CloudStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var accounts = await AccountsAsync(cancellationToken);
        var variants = Use(accounts);
        var time = (await _http.GetFromJsonAsync<JsonObject>("_local/time", cancellationToken))!;
        var clocks = time["accounts"]!.AsArray().Where(clock => _accounts.ContainsKey(clock!["id"]!.GetValue<string>())).ToList();
        var isVirtual = clocks.Exists(clock => clock!["virtual"]!.GetValue<bool>());
        _time.Report(clocks.Count > 0 ? clocks.Min(clock => clock!["now"]!.GetValue<DateTimeOffset>()) : machine.GetUtcNow());
        return new(
            _time.GetUtcNow(),
            isVirtual ? time["rate"]!.GetValue<int>() : 1,
            clocks.Select(clock => clock!["next"]?.GetValue<DateTimeOffset>()).Min(),
            variants.Variants,
            accounts.ToDictionary(account => account.Variant, account => Metered(account, variants[account.Variant].OwnReads)))
        {
            IsVirtual = isVirtual,
        };
    }

    public override Task MoveAsync(ClockMove move, CancellationToken cancellationToken) => move switch
    {
        { Rate: { } rate } => SendAsync(HttpMethod.Put, "_local/time", new() { ["rate"] = rate }, cancellationToken),
        { Advance: { } span } => SendAsync(HttpMethod.Post, "_local/time", new() { ["advance_seconds"] = span.TotalSeconds }, cancellationToken),
        _ => SendAsync(HttpMethod.Post, "_local/time", new() { ["skip"] = "next" }, cancellationToken),
    };

    public override async Task OrderAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        foreach (var account in _accounts.Keys)
            await SendAsync(
                HttpMethod.Post, $"_local/faults/{account}", new() { ["faults"] = new JsonArray([.. faults.Select(FaultOrder.Write)]) }, cancellationToken);
    }

    public override async Task ForgetFaultsAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        foreach (var account in _accounts.Keys)
            await SendAsync(HttpMethod.Delete, $"_local/faults/{account}", [], cancellationToken);
    }

    public override async Task<IReadOnlyDictionary<Variant, IReadOnlyList<StruckFault>>> StruckAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        var struck = await _http.GetFromJsonAsync<JsonObject>("_local/faults", cancellationToken);
        return _accounts.ToDictionary(
            account => account.Value,
            account => (IReadOnlyList<StruckFault>)[.. (struck![account.Key] as JsonArray ?? []).Select(FaultOrder.Read)]);
    }

    public void Dispose() => _http.Dispose();

    protected override async Task<DeployedVariants> FindAsync(CancellationToken cancellationToken) =>
        _variants ?? Use(await AccountsAsync(cancellationToken));

    // One question for all that is watched. That the cloud is gone is told by whoever looks next.
    private async Task AskForEventAsync()
    {
        try
        {
            var answer = await _http.GetFromJsonAsync<JsonObject>($"_local/changes?after={_lastEvent}");
            _lastEvent = answer!["number"]!.GetValue<long>();
        }
        catch (Exception failure) when (CloudFailure.Explain(failure) is not null)
        {
            await Task.Delay(Pause);
        }
    }

    private async Task<List<LocalAccount>> AccountsAsync(CancellationToken cancellationToken)
    {
        var found = await _http.GetFromJsonAsync<JsonArray>("_local/accounts", cancellationToken);
        // Accounts that were opened for others have no stack of ours, and of several deployments the first is shown.
        return [.. (found ?? []).Select(account => LocalAccount.Read(account!.AsObject())).OfType<LocalAccount>().DistinctBy(account => account.Variant)];
    }

    private DeployedVariants Use(List<LocalAccount> accounts)
    {
        lock (_gate)
        {
            if (_variants?.AreThose(accounts.Select(account => account.Deployment)) != true)
            {
                _accounts = accounts.ToDictionary(account => account.Id, account => account.Variant);
                _variants = new([.. accounts.Select(Open)], machine);
            }
            return _variants;
        }
    }

    private StackClient Open(LocalAccount account)
    {
        string? Find(string name) => name switch
        {
            "AWS_ENDPOINT_URL" => endpoint.ToString(),
            "AWS_ACCESS_KEY_ID" => account.Id,
            "AWS_SECRET_ACCESS_KEY" => "local",
            _ => null,
        };
        return new(AwsTarget.Open(account.Deployment, Find, _time));
    }

    private async Task SendAsync(HttpMethod method, string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request, cancellationToken);
        if (answer.IsSuccessStatusCode)
            return;
        var error = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        throw new CloudRefusedException((error?["message"] ?? error?["Message"])?.ToString() ?? $"The local cloud answers {(int)answer.StatusCode}.");
    }

    private static Usage Metered(LocalAccount account, int ownReads) => Usage.Create(unit =>
        (account.Usage[unit.ToString()]?.GetValue<decimal>() ?? 0) - (unit == BillingUnit.DynamoDbReads ? ownReads : 0));
}

/// <summary>An account of the local cloud that one of the variants is deployed to.</summary>
internal sealed record LocalAccount(string Id, Variant Variant, Deployment Deployment, JsonObject Usage)
{
    /// <summary>The account; null when nothing of ours is deployed to it.</summary>
    public static LocalAccount? Read(JsonObject account)
    {
        var outputs = account["outputs"]!.AsObject();
        string Output(string name) => outputs[name]?.GetValue<string>() ?? throw new JsonException($"An account has no output {name}.");
        if (outputs["variant"] is null)
            return null;
        var variant = Enum.GetValues<Variant>().Single(known => known.ToText() == Output("variant"));
        var deployment = new Deployment(
            variant,
            new(Output("api_url")),
            Output("aws_region"),
            AwsPackages: "local",
            Enum.GetValues<StackTable>().ToDictionary(table => table, table => Output($"{table.ToString().ToLowerInvariant()}_table")),
            WorkflowNames.All.ToDictionary(workflow => workflow, workflow => Output($"{workflow.ToText()}_workflow_arn")));
        return new(account["id"]!.GetValue<string>(), variant, deployment, account["usage"]!.AsObject());
    }
}

/// <summary>The clock of a cloud, as it was last told.</summary>
internal sealed class ReportedTime(TimeProvider machine) : TimeProvider
{
    private long _ticks = machine.GetUtcNow().UtcTicks;

    public void Report(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, now.UtcTicks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
}
