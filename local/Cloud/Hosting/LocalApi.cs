using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>The local cloud's own small API under <c>/_local/</c>: health, and for each account its clock, outputs and meter.</summary>
internal static class LocalApi
{
    public static async Task HandleAsync(LocalCloud cloud, RestPath path, HttpContext http)
    {
        JsonNode? answer = (http.Request.Method, path[1]) switch
        {
            ("GET", "health") => new JsonObject { ["status"] = "running" },
            ("GET", "accounts") => new JsonArray([.. cloud.Accounts.Select(Describe)]),
            _ => null,
        };
        http.Response.StatusCode = answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        http.Response.ContentType = "application/json";
        answer ??= new JsonObject { ["message"] = "Known here: GET /_local/health, GET /_local/accounts." };
        await JsonSerializer.SerializeAsync(http.Response.Body, answer, CloudJson.Options, http.RequestAborted);
    }

    private static JsonNode Describe(Account account)
    {
        var usage = account.Context.Meter.Read();
        return new JsonObject
        {
            ["id"] = account.Context.Id,
            ["now"] = account.Context.Time.GetUtcNow(),
            ["idle"] = account.Context.Workload.IsIdle,
            ["outputs"] = new JsonObject(account.Outputs.Select(output => KeyValuePair.Create(output.Key, (JsonNode?)output.Value))),
            ["usage"] = new JsonObject(Enum.GetValues<BillingUnit>()
                .Select(unit => KeyValuePair.Create(unit.ToString(), (JsonNode?)JsonValue.Create(usage[unit])))),
        };
    }
}
