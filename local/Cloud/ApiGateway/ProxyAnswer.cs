using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Invocations;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway;

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
