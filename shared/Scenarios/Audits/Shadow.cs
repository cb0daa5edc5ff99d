using System.Collections.Concurrent;
using System.Text.Json;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Durable;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Operations;
using Microsoft.AspNetCore.Http;

namespace Comparison.Scenarios.Audits;

/// <summary>
/// Stands before an account whose work is done and lets functions run without consequences: no request gets past it, and each is
/// remembered.
/// </summary>
/// <remarks>
/// The first checkpoint ends a replay: there the workflow leaves what is recorded. It is refused as that of an invocation whose
/// token is outdated, upon which the durable runtime gives up. It may answer that the execution has failed: nobody hears it here.
/// </remarks>
internal sealed class Shadow : IInterceptor<AccountRequest, HttpResponse>, IDisposable
{
    private readonly IDisposable _registration;
    private ConcurrentQueue<AskedOperation> _asked = new();
    private ConcurrentQueue<string> _requests = new();

    private readonly Func<FunctionDefinition, FunctionDefinition> _revise;

    public Shadow(Account account, Func<FunctionDefinition, FunctionDefinition>? revise = null)
    {
        _registration = account.Context.Interceptors.Add(this);
        _revise = revise ?? (function => function);
    }

    public async Task<Replay> RunAsync(Recording recording, ReplayState state, CancellationToken cancellationToken)
    {
        var (asked, requests) = (_asked, _requests) = (new(), new());
        var function = _revise(recording.Invocation.Function);
        var invocation = recording.Invocation with
        {
            Function = function,
            Payload = Envelope.Write(recording.Arn, "outdated", state.Operations),
            Remaining = () => function.Timeout,
            Log = (_, _) => { }, // the function's log is that of the execution, which this is not
        };
        var environment = await function.Runtime.OpenAsync(function, invocation.Version);
        // Code runs in real time, in a replay too.
        using var timeout = new CancellationTokenSource(function.Timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return new(state, await environment.RunAsync(invocation, either.Token), [.. asked], [.. requests]);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return new(state, null, [.. asked], [.. requests]);
        }
    }

    public void Dispose() => _registration.Dispose();

    public async Task<HttpResponse> InterceptAsync(AccountRequest request, Func<Task<HttpResponse>> next)
    {
        var (path, http) = (request.Path, request.Http);
        if (!ShadowRequest.IsCheckpoint(path))
        {
            _requests.Enqueue(await ShadowRequest.NameAsync(path, http.Request));
            // An error that no client retries.
            throw new AwsException("AccessDeniedException", "A replay must not reach any service.", StatusCodes.Status403Forbidden);
        }
        using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        foreach (var update in body.RootElement.GetProperty("Updates").EnumerateArray())
            _asked.Enqueue(AskedOperation.Read(update));
        throw new AwsException("InvalidParameterValueException", "Invalid checkpoint token");
    }
}

/// <summary>Tells a function's requests apart.</summary>
internal static class ShadowRequest
{
    public static bool IsCheckpoint(RestPath path) => (path[1], path[3]) is ("durable-executions", "checkpoint");

    /// <summary>A name for the request: its operation, or method and path where that says which.</summary>
    public static async Task<string> NameAsync(RestPath path, HttpRequest request)
    {
        if (request.Headers["X-Amz-Target"].FirstOrDefault() is { } target)
            return target;
        if (request.HasFormContentType)
            return (await request.ReadFormAsync())["Action"].ToString();
        // The third segment of these paths is a callback id, which is a secret.
        var segments = path.From(0).Select((segment, index) => index == 2 && path[1] == "durable-execution-callbacks" ? "…" : segment);
        return $"{request.Method} /{string.Join('/', segments)}";
    }
}

/// <summary>One update of a replay's checkpoint, as far as it says which operation the workflow means.</summary>
internal sealed record AskedOperation(
    string Id, DurableOperationType Type, DurableOperationAction Action, string? SubType, string? Name, string? ParentId)
{
    public static AskedOperation Read(JsonElement update) => new(
        Text(update, "Id")!,
        Enum.Parse<DurableOperationType>(Text(update, "Type")!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        Enum.Parse<DurableOperationAction>(Text(update, "Action")!, ignoreCase: true),
        Text(update, "SubType"),
        Text(update, "Name"),
        Text(update, "ParentId"));

    public bool EndsContext =>
        Type == DurableOperationType.Context && Action is DurableOperationAction.Succeed or DurableOperationAction.Fail;

    public bool IsSameAs(DurableOperation recorded) =>
        (Type, SubType, Name, ParentId) == (recorded.Type, recorded.SubType, recorded.Name, recorded.ParentId);

    private static string? Text(JsonElement update, string member) =>
        update.TryGetProperty(member, out var value) ? value.GetString() : null;
}

/// <summary>Operations in words.</summary>
internal static class OperationText
{
    private const int ShownDigits = 8;

    public static string Write(DurableOperation operation) =>
        Write(operation.Type, operation.SubType, operation.Name, operation.Id, operation.ParentId);

    public static string Write(AskedOperation operation) =>
        Write(operation.Type, operation.SubType, operation.Name, operation.Id, operation.ParentId);

    /// <summary>Ids are hashes; their beginnings tell those of one execution apart.</summary>
    public static string Short(string id) => id.Length > ShownDigits ? id[..ShownDigits] : id;

    private static string Write(DurableOperationType type, string? subType, string? name, string id, string? parent)
    {
        var kind = subType is null || subType == type.ToString() ? $"{type}" : $"{type}/{subType}";
        var place = parent is null ? Short(id) : $"{Short(id)} in {Short(parent)}";
        return name is null ? $"{kind} ({place})" : $"{kind} '{name}' ({place})";
    }
}
