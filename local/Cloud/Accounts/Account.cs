using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Accounts;

/// <summary>One stack's AWS: its services, told apart from other accounts by ARN or access key.</summary>
public sealed class Account(AccountContext context)
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, IJsonService> _json = [];
    private readonly List<IRestService> _rest = [];

    public AccountContext Context { get; } = context;

    /// <summary>What whoever deployed the stack wants others to find, as a deployment's outputs: <c>api_url</c> and the like.</summary>
    public Dictionary<string, string> Outputs { get; } = [];

    public IJsonService? JsonService(string targetPrefix) => _json.GetValueOrDefault(targetPrefix);

    public IRestService? RestService(RestPath path) => _rest.FirstOrDefault(service => service.Owns(path));

    /// <summary>Ends when the account is removed or its cloud stops: what hangs is let go, or it would hold all that was in the account.</summary>
    internal Task Closed => _closed.Task;

    internal void Close() => _closed.TrySetResult();

    /// <summary>The account's service of that type; null when the stack has none.</summary>
    internal T? Service<T>()
        where T : class, IRestService => _rest.OfType<T>().FirstOrDefault();

    /// <summary>Adds a service; a later one of the same prefix takes an earlier one's place.</summary>
    public void Add(IJsonService service) => _json[service.TargetPrefix] = service;

    public void Add(IRestService service) => _rest.Add(service);

    /// <summary>Calls a service inside the account's interceptors, as all do that find it by its prefix.</summary>
    /// <param name="isIntegration">See <see cref="InterceptedCall.IsIntegration"/>.</param>
    internal Task<JsonObject> CallAsync(
        IJsonService service, string operation, JsonObject request, bool isIntegration, CancellationToken cancellationToken) =>
        Context.Interceptors.Any<InterceptedCall, JsonObject>()
            ? InterceptAsync(service, new(service.TargetPrefix, operation, request, isIntegration), cancellationToken)
            : service.InvokeAsync(operation, request, cancellationToken);

    private Task<JsonObject> InterceptAsync(IJsonService service, InterceptedCall call, CancellationToken cancellationToken) =>
        Context.Interceptors.RunAsync(call, () => service.InvokeAsync(call.Operation, call.Request, cancellationToken));
}

/// <summary>A request by HTTP to an account, in any of the protocols and outside its piece of work: what is held here does not keep the stack busy.</summary>
/// <remarks>Its interceptors answer with <c>Http.Response</c>, whose body services leave unflushed, or refuse it by an <see cref="AwsException"/>.</remarks>
public sealed record AccountRequest(Account Account, RestPath Path, HttpContext Http);

/// <summary>A call of a service that speaks AWS JSON.</summary>
/// <param name="Service">Its prefix in <c>X-Amz-Target</c>.</param>
/// <param name="IsIntegration">Whether a state machine makes it, and not a request by HTTP.</param>
public sealed record InterceptedCall(string Service, string Operation, JsonObject Request, bool IsIntegration);
