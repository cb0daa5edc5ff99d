using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud;

/// <summary>One stack's AWS: its services, told apart from other accounts by ARN or access key.</summary>
public sealed class Account(AccountContext context)
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, IJsonService> _json = [];
    private readonly List<IRestService> _rest = [];

    public AccountContext Context { get; } = context;

    /// <summary>What whoever deployed the stack wants others to find, as a deployment's outputs: <c>api_url</c> and the like.</summary>
    public Dictionary<string, string> Outputs { get; } = [];

    /// <summary>Stands around every request from now on, so that faults can be ordered; null for none.</summary>
    public RequestHook? RequestHook { get; set; }

    /// <summary>Stands around every AWS JSON call from now on, so that faults can be ordered; null for none.</summary>
    public CallHook? CallHook { get; set; }

    public IJsonService? JsonService(string targetPrefix) => _json.GetValueOrDefault(targetPrefix) is { } service && CallHook is { } hook
        ? new HookedService(service, hook)
        : _json.GetValueOrDefault(targetPrefix);

    public IRestService? RestService(RestPath path) => _rest.FirstOrDefault(service => service.Owns(path));

    /// <summary>Ends when the account is removed or its cloud stops: what hangs is let go, or it would hold all that was in the account.</summary>
    internal Task Closed => _closed.Task;

    internal void Close() => _closed.TrySetResult();

    /// <summary>The account's service of that type; null when the stack has none.</summary>
    internal T? Service<T>()
        where T : class, IRestService => _rest.OfType<T>().FirstOrDefault();

    /// <summary>Adds a service; a later one of the same prefix takes an earlier one's place, as one that orders faults does.</summary>
    public void Add(IJsonService service) => _json[service.TargetPrefix] = service;

    public void Add(IRestService service) => _rest.Add(service);
}
