using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway;

/// <summary>Writes what a function answered as an HTTP response.</summary>
internal static class ProxyAnswer
{
    public static async Task WriteAsync(HttpContext http, InvokeResult result)
    {
        if (result.FunctionError is not null || !TryParse(result.Payload, out var answer))
        {
            await WriteMessageAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error");
            return;
        }
        if (answer is not JsonObject proxy || !proxy.ContainsKey("statusCode"))
        {
            // Payload 2.0: an answer without a status is the body, with status 200.
            http.Response.ContentType = "application/json";
            await http.Response.Body.WriteAsync(result.Payload, http.RequestAborted);
            return;
        }
        http.Response.StatusCode = proxy["statusCode"]!.GetValue<int>();
        foreach (var (name, value) in proxy["headers"] as JsonObject ?? [])
            http.Response.Headers[name] = value?.ToString();
        foreach (var cookie in proxy["cookies"] as JsonArray ?? [])
            http.Response.Headers.Append("Set-Cookie", cookie?.ToString());
        var body = proxy["body"]?.ToString() ?? "";
        var bytes = proxy["isBase64Encoded"]?.GetValue<bool>() == true ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body);
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    public static async Task WriteMessageAsync(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(
            http.Response.Body, new JsonObject { ["message"] = message }, Protocol.CloudJson.Options, http.RequestAborted);
    }

    private static bool TryParse(ReadOnlyMemory<byte> payload, out JsonNode? answer)
    {
        try
        {
            answer = JsonNode.Parse(payload.Span);
            return true;
        }
        catch (JsonException)
        {
            answer = null;
            return false;
        }
    }
}
