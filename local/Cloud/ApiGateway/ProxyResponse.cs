using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Lambda.Invocations;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway;

/// <summary>A function's answer as an HTTP response: Lambda proxy payload 2.0.</summary>
/// <param name="Headers">In order; <c>set-cookie</c> once for each cookie.</param>
internal sealed partial record ProxyResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    // The gateway's own connection, of which a function knows nothing.
    private static readonly string[] Hop = ["connection", "content-length", "transfer-encoding"];

    /// <summary>Reads an answer; null when it is malformed, for which API Gateway blames the function with a 500.</summary>
    public static ProxyResponse? Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            // Payload 2.0: an answer without a status is the body, with status 200.
            return JsonNode.Parse(payload.Span) is JsonObject answer && answer.ContainsKey("statusCode")
                ? From(answer)
                : new(200, [new("content-type", "application/json")], payload);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null; // no JSON, a member twice or of the wrong type, or bad base64
        }
    }

    // What API Gateway makes of a status outside these, or of a header that no response can hold, is not documented.
    private static ProxyResponse? From(JsonObject answer)
    {
        if (answer["statusCode"]?.GetValue<int>() is not (>= 200 and <= 599 and var status))
            return null;
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in answer["headers"]?.AsObject() ?? [])
            if (!Hop.Contains(name, StringComparer.OrdinalIgnoreCase))
                headers.Add(new(name, value?.AsValue().ToString() ?? ""));
        foreach (var cookie in answer["cookies"]?.AsArray() ?? [])
            headers.Add(new("set-cookie", cookie?.GetValue<string>() ?? ""));
        var body = answer["body"]?.GetValue<string>() ?? "";
        var bytes = answer["isBase64Encoded"]?.GetValue<bool>() == true ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body);
        return headers.TrueForAll(header => Name().IsMatch(header.Key) && Value().IsMatch(header.Value))
            ? new(status, headers, status is 204 or 304 ? default : bytes) // HTTP gives these two no body
            : null;
    }

    // RFC 9110, 5.6.2 and 5.5, without the bytes that nobody agrees on.
    [GeneratedRegex(@"^[!#$%&'*+.^_`|~0-9A-Za-z-]+\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[\t\x20-\x7E]*\z")]
    private static partial Regex Value();
}

/// <summary>Writes what a function answered as an HTTP response.</summary>
internal static class ProxyAnswer
{
    public static async Task WriteAsync(HttpContext http, InvokeResult result)
    {
        if (result.FunctionError is not null || ProxyResponse.Read(result.Payload) is not { } answer)
        {
            await WriteMessageAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error");
            return;
        }
        http.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            http.Response.Headers.Append(name, value);
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    public static async Task WriteMessageAsync(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(
            http.Response.Body, new JsonObject { ["message"] = message }, Protocol.CloudJson.Options, http.RequestAborted);
    }
}
