using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Time;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Accounts;

/// <summary>One stack's AWS: its services, told apart from other accounts by ARN or access key.</summary>
/// <param name="carryOut">Carries out a request as if it had come by HTTP; null where none is ever carried out again.</param>
public sealed class Account(AccountContext context, Func<Account, HttpContext, Task>? carryOut = null)
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, IJsonService> _json = [];
    private readonly List<IRestService> _rest = [];

    public AccountContext Context { get; } = context;

    /// <summary>What whoever deployed the stack wants others to find, as a deployment's outputs: <c>api_url</c> and the like.</summary>
    public Dictionary<string, string> Outputs { get; } = [];

    internal IEnumerable<IJsonService> JsonServices => _json.Values;

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

    /// <summary>
    /// Takes up what an earlier process left in the account's data, and writes there from now on; called once, when the services are added
    /// and whoever deploys a stack has deployed it. Requests that come meanwhile wait.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing of the account is to outlive the process.</exception>
    public Task RestoreAsync() => Restored = Task.Run(RestoreAllAsync);

    /// <summary>Ends when the account has taken up what was left; has ended where there is nothing to take up.</summary>
    public Task Restored { get; private set; } = Task.CompletedTask;

    private async Task RestoreAllAsync()
    {
        if (Context.Data is not { } data)
            throw new InvalidOperationException($"The account {Context.Id} has no data.");
        using var work = Context.Workload.Begin(); // a virtual clock stands still meanwhile
        await data.WrittenAsync(); // an account of that id may just have been forgotten
        var log = new ControlLog(data);
        var requests = await log.ReplayAsync(CarryOutAgainAsync, Context.Background.Report);
        await data.RestoreAsync(Context.Region, Restorable());
        log.Compact(requests);
    }

    private async Task CarryOutAgainAsync(ControlRequest request, HttpContext http)
    {
        using var ids = Context.Ids.Repeat(request.Ids);
        using var clock = (Context.Time as IReplayable)?.Show(request.At);
        await carryOut!(this, http);
    }

    // Tables first, which everything else reads and writes. Then executions, of both kinds, with what Lambda still has to invoke: they find the
    // tables as they left them. What only delivers comes behind those to whom it does, and queues last of all: as soon as one has its messages
    // it hands them out.
    private IEnumerable<IRestorable> Restorable()
    {
        IJsonService?[] first = [JsonService("DynamoDB_20120810"), JsonService("AWSStepFunctions")];
        var last = JsonService("AmazonSQS");
        return ((IEnumerable<object?>)[.. first, .. _rest, .. JsonServices.Where(service => service != last && !first.Contains(service)), last])
            .OfType<IRestorable>();
    }

    /// <summary>Calls a service inside the account's interceptors, as all do that find it by its prefix.</summary>
    /// <param name="isIntegration">See <see cref="InterceptedCall.IsIntegration"/>.</param>
    internal Task<JsonObject> CallAsync(
        IJsonService service, string operation, JsonObject request, bool isIntegration, CancellationToken cancellationToken) =>
        Context.Interceptors.Any<InterceptedCall, JsonObject>()
            ? InterceptAsync(service, new(service.TargetPrefix, operation, request, isIntegration), cancellationToken)
            : InvokeAsync(service, operation, request, isIntegration, cancellationToken);

    private Task<JsonObject> InterceptAsync(IJsonService service, InterceptedCall call, CancellationToken cancellationToken) =>
        Context.Interceptors.RunAsync(call, () => InvokeAsync(service, call.Operation, call.Request, call.IsIntegration, cancellationToken));

    // A state machine may make what requests make. These are recorded where they come in.
    private Task<JsonObject> InvokeAsync(
        IJsonService service, string operation, JsonObject request, bool isIntegration, CancellationToken cancellationToken) =>
        isIntegration && Context.Data is { IsOpen: true } data && LoggedOperations.Has($"{service.TargetPrefix}.{operation}")
            ? RecordAsync(service, operation, request, data, cancellationToken)
            : service.InvokeAsync(operation, request, cancellationToken);

    private async Task<JsonObject> RecordAsync(
        IJsonService service, string operation, JsonObject request, AccountData data, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, CloudJson.Options);
        JsonObject answer = [];
        await Recording.RecordAsync(Context, data, CarryOutAsync, (at, ids) => ControlRequest.Create($"{service.TargetPrefix}.{operation}", body, at, ids));
        return answer;

        async Task<bool> CarryOutAsync()
        {
            Context.Ids.NewGuid(); // the request's own, which it has when it is carried out again
            answer = await service.InvokeAsync(operation, request, cancellationToken);
            return true;
        }
    }
}

/// <summary>A request by HTTP to an account, in any of the protocols and outside its piece of work: what is held here does not keep the stack busy.</summary>
/// <remarks>Its interceptors answer with <c>Http.Response</c>, whose body services leave unflushed, or refuse it by an <see cref="AwsException"/>.</remarks>
public sealed record AccountRequest(Account Account, RestPath Path, HttpContext Http);

/// <summary>A call of a service that speaks AWS JSON.</summary>
/// <param name="Service">Its prefix in <c>X-Amz-Target</c>.</param>
/// <param name="IsIntegration">Whether a state machine makes it, and not a request by HTTP.</param>
public sealed record InterceptedCall(string Service, string Operation, JsonObject Request, bool IsIntegration);
