using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Comparison.Local.Cloud;

/// <summary>AWS on this machine: one loopback endpoint for all accounts of the process.</summary>
/// <remarks>
/// One for each process, because the official durable runtime makes its Lambda client once, from the process's environment.
/// </remarks>
public sealed class LocalCloud : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new();
    private readonly WebApplication _app;
    private readonly Lock _opening = new();
    private readonly ClockDriver _driver;
    private readonly Router _router;
    private int _lastAccount;

    private LocalCloud(WebApplication app)
    {
        _app = app;
        _router = new(this);
        _driver = new(() => [.. Accounts.Select(account => account.Context.Time).OfType<VirtualTime>()], TimeProvider.System, ReportFailure);
    }

    /// <summary>Moves the accounts whose clocks do not move by themselves.</summary>
    internal ClockDriver Driver => _driver;

    /// <summary>Raised with each event of an execution.</summary>
    internal ChangeSignal Changes { get; } = new();

    /// <summary>Cancelled when the cloud is being disposed: long polls end, or stopping would wait for them.</summary>
    internal CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    public Uri Endpoint { get; private set; } = null!;

    public IEnumerable<Account> Accounts => _accounts.Values.OrderBy(account => account.Context.Id, StringComparer.Ordinal);

    /// <summary>Starts listening on 127.0.0.1.</summary>
    /// <param name="port">0 for any free port.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LocalCloud> StartAsync(int port = 0, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize += MaxErrorCause;
            kestrel.Limits.MaxRequestBufferSize = kestrel.Limits.MaxRequestHeadersTotalSize; // it must hold them whole
            kestrel.Limits.KeepAliveTimeout = LongerThanAnyInvocation;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Farewell);
        var app = builder.Build();
        var cloud = new LocalCloud(app);
        app.Run(cloud._router.HandleAsync);
        await app.StartAsync(cancellationToken);
        cloud.Endpoint = new Uri(app.Urls.First());
        return cloud;
    }

    /// <summary>Adds an account with a clock of its own.</summary>
    /// <param name="id">12 digits; made up when absent.</param>
    /// <param name="time">Makes the account's clock; the machine's when absent.</param>
    /// <param name="seed">Makes ids and tokens the same in every run; not for an account with data, whose next run must not draw them again.</param>
    /// <param name="region">The one region that it has; that of most examples when absent.</param>
    /// <param name="data">Where it is to outlive the process, from <see cref="Account.RestoreAsync"/> on; null: it does not.</param>
    public Account AddAccount(
        string? id = null, Func<WorkTracker, TimeProvider>? time = null, int? seed = null, string region = AccountContext.DefaultRegion,
        DataFolder? data = null)
    {
        id ??= Interlocked.Increment(ref _lastAccount).ToString("D12", CultureInfo.InvariantCulture);
        var workload = new WorkTracker();
        var background = new Background(workload, ReportFailure);
        var clock = time?.Invoke(workload) ?? new GuardedTime(TimeProvider.System, background.Report);
        if (data is not null && clock is not IReplayable)
            clock = new ReplayedTime(clock);
        var context = new AccountContext(id, Endpoint, clock, workload, new UsageMeter(), new Ids(seed))
        {
            Background = background,
            Data = data?.Of(id),
            Region = region,
            Changes = Changes,
        };
        var account = new Account(context, _router.CarryOutAsync);
        return _accounts.TryAdd(id, account) ? account : throw new ArgumentException($"Account {id} exists already.", nameof(id));
    }

    /// <summary>
    /// Opens an account, by id and region, when a request for one comes that is not there; null: such requests go to the first account.
    /// </summary>
    public Func<string, string, Account>? OnDemand { get; set; }

    /// <summary>Whether it was an account's id that is no more: what a function that was given up still asks for must reach no other's.</summary>
    internal bool IsForgotten(string id) =>
        !_accounts.ContainsKey(id)
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0 && number <= Volatile.Read(ref _lastAccount);

    /// <summary>Lets all clocks that do not move by themselves run in lockstep, standing still while anything runs.</summary>
    /// <param name="rate">How many of their seconds pass in one; 0 to have them stand still again.</param>
    public void Run(int rate) => _driver.SetRate(rate);

    /// <summary>Raised when a request, a timer or work in the background fails by a fault of the local cloud itself.</summary>
    public event Action<Exception>? Failed;

    internal void ReportFailure(Exception failure) => Failed?.Invoke(failure);

    /// <summary>
    /// The account of whoever signed a request, opened if need be; the first one where there is none of the key or no signature, and null
    /// where the key's account was removed.
    /// </summary>
    internal Account? Caller(Signature? signature) =>
        signature is null ? Accounts.FirstOrDefault()
        : Of(signature) ?? (IsForgotten(signature.AccessKey) ? null : Accounts.FirstOrDefault());

    private Account? Of(Signature signature)
    {
        var id = signature.Account;
        if (Find(id) is { } known)
            return known;
        lock (_opening) // two requests may be the first
            return Find(id) ?? OnDemand?.Invoke(id, signature.Region);
    }

    /// <summary>Forgets an account with all that is in it; where accounts are opened on demand, a later request opens it empty.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string id)
    {
        if (!_accounts.TryRemove(id, out var account))
            return false;
        var forgotten = account.Context.Data?.ForgetAsync();
        await CloseAsync(account);
        await (forgotten ?? Task.CompletedTask);
        return true;
    }

    public Account? Find(string id) => _accounts.GetValueOrDefault(id);

    public async ValueTask DisposeAsync()
    {
        await _driver.DisposeAsync();
        // First of all: stopping would wait for the requests of functions, those that run as processes and those that were killed.
        foreach (var account in Accounts)
            await CloseAsync(account);
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task CloseAsync(Account account)
    {
        account.Context.Data?.Close();
        account.Close();
        if (account.Service<LambdaEngine>() is { } lambda)
            await lambda.Processes.DisposeAsync();
    }

    /// <summary>Leaves the process's signals to whoever owns the process; by default a web server takes them for its own end alone.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    // What a request that goes on is given when the cloud stops: it will not get its answer from a cloud that is no more.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    // While a program that polls the Runtime API works on an invocation, its connection may be silent for 15 minutes.
    private static readonly TimeSpan LongerThanAnyInvocation = TimeSpan.FromMinutes(20);

    // AWS's runtime for .NET sends a function's error a second time, for X-Ray, as a header of less than 1 MB.
    private const int MaxErrorCause = 1024 * 1024;

    // A zip for CreateFunction may have 50 MB, and comes in base64. All else is smaller by far.
    private const long MaxRequestBytes = 70 * 1024 * 1024;
}
