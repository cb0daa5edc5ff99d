using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Comparison.Terraform.Provider;

/// <summary>Where version 5 of the provider finds AWS: passes its requests on, and makes version 6's of them where the two differ.</summary>
/// <remarks>Only to a cloud that checks no signatures: a body that is changed no longer has the one that it came with.</remarks>
internal sealed class CloudRelay(Uri cloud) : IDisposable
{
    private const string Description = "Description";

    // Of the connection, not of the message; a body that was changed has another length.
    private static readonly HashSet<string> Hop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Host", "Keep-Alive", "Transfer-Encoding",
    };

    private readonly HttpClient _http = new() { BaseAddress = cloud };

    public async Task HandleAsync(HttpContext http)
    {
        var call = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var isFunction = call.StartsWith("/2015-03-31/functions", StringComparison.Ordinal);
        if (http.Request.Method == HttpMethods.Delete && call.Split('/', '?') is ["", "2015-03-31", "functions", var function])
            await StopExecutionsAsync(http, function);

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var (status, headers, answer) = await SendAsync(
            http, http.Request.Method, call, isFunction && body.Length > 0 ? Rewritten(body.ToArray(), Unfold) : body.ToArray());
        if (isFunction && status is >= 200 and < 300 && answer.Length > 0)
            answer = Rewritten(answer, Fold);
        http.Response.StatusCode = status;
        foreach (var (name, values) in headers)
            http.Response.Headers.Append(name, values.ToArray());
        http.Response.ContentLength = answer.Length > 0 ? answer.Length : null;
        await http.Response.BodyWriter.WriteAsync(answer);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>As version 6 does before it deletes a function: what runs would keep the function alive.</summary>
    private async Task StopExecutionsAsync(HttpContext http, string function)
    {
        var list = $"/2025-12-01/functions/{function}/durable-executions?Statuses=RUNNING";
        var (status, _, page) = await SendAsync(http, HttpMethods.Get, list, []);
        if (status == StatusCodes.Status200OK) // a function that is not there is for the deletion to find out
            foreach (var execution in JsonNode.Parse(page)!["DurableExecutions"]!.AsArray())
                await SendAsync(http, HttpMethods.Post, $"/2025-12-01/durable-executions/{Arn(execution!)}/stop", []);
    }

    private static string Arn(JsonNode execution) => Uri.EscapeDataString(execution["DurableExecutionArn"]!.ToString());

    private async Task<(int Status, List<KeyValuePair<string, IEnumerable<string>>> Headers, byte[] Body)> SendAsync(
        HttpContext http, string method, string call, byte[] body)
    {
        using var request = new HttpRequestMessage(new(method), call) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in http.Request.Headers)
            if (!Hop.Contains(name) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        using var answer = await _http.SendAsync(request, http.RequestAborted);
        return (
            (int)answer.StatusCode,
            [.. answer.Headers.Concat(answer.Content.Headers).Where(header => !Hop.Contains(header.Key))],
            await answer.Content.ReadAsByteArrayAsync(http.RequestAborted));
    }

    private static byte[] Rewritten(byte[] json, Action<JsonObject> change)
    {
        var parsed = JsonNode.Parse(json)!.AsObject();
        change(parsed);
        return JsonSerializer.SerializeToUtf8Bytes(parsed);
    }

    /// <summary>Makes of the note in a request of the provider the member that Lambda has for it.</summary>
    private static void Unfold(JsonObject request)
    {
        if (DurableConfig.Split(request[Description]?.GetValue<string>() ?? "") is not (var description, { } durable))
            return;
        request[Description] = description;
        request[nameof(DurableConfig)] = new JsonObject
        {
            ["ExecutionTimeout"] = durable.ExecutionTimeout,
            ["RetentionPeriodInDays"] = durable.RetentionPeriod,
        };
    }

    /// <summary>Makes a note of it in an answer of Lambda: of one function, or a list of its versions.</summary>
    private static void Fold(JsonObject answer)
    {
        foreach (var function in answer["Versions"]?.AsArray().Select(version => version!.AsObject()) ?? [answer["Configuration"] as JsonObject ?? answer])
            if (function[nameof(DurableConfig)] is { } config)
                function[Description] = new DurableConfig(
                    config["ExecutionTimeout"]!.GetValue<long>(), config["RetentionPeriodInDays"]!.GetValue<long>())
                    .WriteBehind(function[Description]?.GetValue<string>());
    }
}
