using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Comparison.Local.Terraform;

/// <summary>Where the provider finds AWS: passes its requests on, and makes version 6's of them where the two differ.</summary>
/// <remarks>Only to a cloud that checks no signatures: a body that is changed no longer has the one that it came with.</remarks>
internal sealed class CloudRelay : IAsyncDisposable
{
    // Of the connection, not of the message; a body that was changed has another length.
    private static readonly HashSet<string> Hop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Host", "Keep-Alive", "Transfer-Encoding",
    };

    private readonly WebApplication _server;
    private readonly HttpClient _http;

    private CloudRelay(Uri cloud)
    {
        _http = new() { BaseAddress = cloud };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _server = builder.Build();
        _server.Run(HandleAsync);
    }

    public string Url => _server.Urls.Single();

    public static async Task<CloudRelay> StartAsync(Uri cloud, CancellationToken cancellationToken)
    {
        var relay = new CloudRelay(cloud);
        await relay._server.StartAsync(cancellationToken);
        return relay;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        var call = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var isFunction = call.StartsWith("/2015-03-31/functions", StringComparison.Ordinal);
        if (isFunction && http.Request.Method == HttpMethods.Delete)
            await StopExecutionsAsync(http, call);

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var sent = isFunction && body.Length > 0 ? Rewritten(body.ToArray(), FunctionCall.Unfold) : body.ToArray();
        using var request = Request(http.Request, new(http.Request.Method), call, sent);
        using var answer = await _http.SendAsync(request, http.RequestAborted);
        var received = await answer.Content.ReadAsByteArrayAsync(http.RequestAborted);
        if (isFunction && answer.IsSuccessStatusCode && received.Length > 0)
            received = Rewritten(received, FunctionCall.Fold);
        await WriteAsync(http, answer, received);
    }

    /// <summary>As version 6 does before it deletes a function: what runs would keep the function alive.</summary>
    private async Task StopExecutionsAsync(HttpContext http, string call)
    {
        if (call.Split('/', '?') is not ["", _, "functions", var function])
            return; // a part of the function, or a version
        var allStop = true;
        while (allStop && await RunningAsync(http, function) is { Count: > 0 } running)
            foreach (var arn in running)
            {
                var stop = $"/2025-12-01/durable-executions/{Uri.EscapeDataString(arn)}/stop";
                using var request = Request(http.Request, HttpMethod.Post, stop, []);
                using var answer = await _http.SendAsync(request, http.RequestAborted);
                allStop &= answer.IsSuccessStatusCode;
            }
    }

    private async Task<List<string>> RunningAsync(HttpContext http, string function)
    {
        using var request = Request(
            http.Request, HttpMethod.Get, $"/2025-12-01/functions/{function}/durable-executions?Statuses=RUNNING", []);
        using var answer = await _http.SendAsync(request, http.RequestAborted);
        if (!answer.IsSuccessStatusCode)
            return []; // a function that is not there is for the deletion to find out
        var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync(http.RequestAborted));
        return [.. page!["DurableExecutions"]!.AsArray().Select(execution => execution!["DurableExecutionArn"]!.GetValue<string>())];
    }

    private static HttpRequestMessage Request(HttpRequest from, HttpMethod method, string call, byte[] body)
    {
        var request = new HttpRequestMessage(method, call) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in from.Headers)
            if (!Hop.Contains(name) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        return request;
    }

    private static byte[] Rewritten(byte[] json, Action<JsonObject> change)
    {
        var parsed = JsonNode.Parse(json)!.AsObject();
        change(parsed);
        return JsonSerializer.SerializeToUtf8Bytes(parsed);
    }

    private static async Task WriteAsync(HttpContext http, HttpResponseMessage answer, byte[] body)
    {
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat<KeyValuePair<string, IEnumerable<string>>>(answer.Content.Headers))
            if (!Hop.Contains(name))
                http.Response.Headers.Append(name, values.ToArray());
        if (body.Length == 0)
            return;
        http.Response.ContentLength = body.Length;
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }
}
