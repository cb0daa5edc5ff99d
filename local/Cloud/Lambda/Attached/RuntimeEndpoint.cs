using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Comparison.Local.Cloud.Lambda.Attached;

/// <summary>The Runtime API, version 2018-06-01, of one attached function.</summary>
/// <remarks>
/// Statuses and error bodies are those of AWS's Runtime Interface Emulator. Answered buffered only: a streamed response is refused.
/// </remarks>
/// <param name="stopping">Ends the long polls when the local cloud stops.</param>
internal sealed class RuntimeEndpoint(AttachedFunction function, CancellationToken stopping)
{
    private readonly AttachedRuntime _runtime = function.Runtime;

    /// <param name="operation">What follows <c>2018-06-01/runtime/</c>, segment by segment.</param>
    public Task HandleAsync(string[] operation, HttpContext http) => (http.Request.Method, operation) switch
    {
        ("GET", ["invocation", "next"]) => NextAsync(http),
        ("POST", ["invocation", var id, "response"]) => RespondAsync(id, http),
        ("POST", ["invocation", var id, "error"]) => FailAsync(id, http),
        ("POST", ["init", "error"]) => FailInitializationAsync(http),
        _ => WriteAsync(http, 404, Error("NotFound", $"The Runtime API has no {http.Request.Method} {string.Join('/', operation)}.")),
    };

    public static JsonObject Error(string type, string message) => new() { ["errorType"] = type, ["errorMessage"] = message };

    public static Task WriteAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(http.Response.Body, body, CloudJson.Options, http.RequestAborted);
    }

    private async Task NextAsync(HttpContext http)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        AttachedInvocation next;
        try
        {
            next = await _runtime.NextAsync(gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            http.Abort(); // to a poller whose cloud stops there is nothing to answer
            return;
        }
        // From here on the invocation is in the environment's hand, whether or not the answer reaches it.
        function.Account.Background.Watch(
            _runtime.WatchAsync(next, http.Features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed));
        var response = http.Response;
        response.ContentType = "application/json";
        response.ContentLength = next.Invocation.Payload.Length;
        // Clients that drop silent connections after seconds may wait that long: a lost connection is taken for a crash.
        response.Headers.KeepAlive = string.Create(
            CultureInfo.InvariantCulture, $"timeout={Math.Ceiling((next.Invocation.Remaining() + AttachedRuntime.Patience).TotalSeconds)}");
        response.Headers["Lambda-Runtime-Aws-Request-Id"] = next.RequestId;
        response.Headers["Lambda-Runtime-Deadline-Ms"] = Deadline(next.Invocation);
        response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = next.Invocation.InvokedArn;
        response.Headers["Lambda-Runtime-Trace-Id"] = function.NewTraceId();
        await response.Body.WriteAsync(next.Invocation.Payload, http.RequestAborted);
    }

    // By the machine's clock, which the program compares it with, whatever the account's clock says.
    private static string Deadline(FunctionInvocation invocation) =>
        (TimeProvider.System.GetUtcNow() + invocation.Remaining()).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private async Task RespondAsync(string requestId, HttpContext http)
    {
        if (_runtime.FindInHand(requestId) is not { } invocation)
        {
            await WriteInvalidIdAsync(http);
            return;
        }
        if (http.Request.Headers.ContainsKey("Lambda-Runtime-Function-Response-Mode"))
        {
            await WriteAsync(http, 400, Error("InvalidFunctionResponseMode", "Streamed responses are not supported by the local cloud."));
            return;
        }
        var payload = await ReadAsync(http);
        // One that is too large is an outcome as well; the invocation's caller is told by the rule for all runtimes.
        if (!invocation.TryEnd(FunctionOutcome.Success(payload)))
            await WriteInvalidIdAsync(http);
        else if (payload.Length > InvocationRunner.MaxResponseBytes)
            await WriteAsync(http, 413, Error(
                "RequestEntityTooLarge", $"Exceeded maximum allowed payload size ({InvocationRunner.MaxResponseBytes} bytes)."));
        else
            await WriteAcceptedAsync(http);
    }

    private async Task FailAsync(string requestId, HttpContext http)
    {
        var outcome = await ReadErrorAsync(http);
        if (_runtime.FindInHand(requestId)?.TryEnd(outcome) is true)
            await WriteAcceptedAsync(http);
        else
            await WriteInvalidIdAsync(http);
    }

    private async Task FailInitializationAsync(HttpContext http)
    {
        _runtime.FailInitialization(await ReadErrorAsync(http));
        await WriteAcceptedAsync(http);
    }

    private static Task WriteAcceptedAsync(HttpContext http) => WriteAsync(http, 202, new() { ["status"] = "OK" });

    // The same for an id that never was, one that is answered, and one whose time is over.
    private static Task WriteInvalidIdAsync(HttpContext http) => WriteAsync(http, 400, Error("InvalidRequestID", "Invalid request ID"));

    // Lambda takes the error type from the header where the body does not tell.
    private static async Task<FunctionOutcome> ReadErrorAsync(HttpContext http)
    {
        var body = await ReadAsync(http);
        var type = http.Request.Headers["Lambda-Runtime-Function-Error-Type"].FirstOrDefault() ?? "Runtime.Unknown";
        return IsObject(body) ? new(body, IsError: true) : FunctionOutcome.Error(type, "");
    }

    private static bool IsObject(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The body as far as it matters: a byte more than the most that is allowed tells that it is too large.</summary>
    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (body.Length <= InvocationRunner.MaxResponseBytes && await http.Request.Body.ReadAsync(buffer, http.RequestAborted) is > 0 and var read)
            body.Write(buffer, 0, read);
        return body.ToArray();
    }
}

/// <summary>A function that programs attach themselves to, and the account that it is in.</summary>
internal sealed record AttachedFunction(AccountContext Account, AttachedRuntime Runtime)
{
    /// <summary>In the X-Ray format, never sampled: the local cloud keeps no traces.</summary>
    public string NewTraceId() => string.Create(
        CultureInfo.InvariantCulture,
        $"Root=1-{Account.Time.GetUtcNow().ToUnixTimeSeconds():x8}-{NewHex(12)};Parent={NewHex(8)};Sampled=0");

    private string NewHex(int bytes) => Convert.ToHexStringLower(Account.Ids.NewBytes(bytes));
}
