using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Reads request bodies; one that is not of the expected type is refused as AWS's deserializers do.</summary>
internal static class RestBody
{
    /// <returns>Null for an empty body.</returns>
    public static async Task<JsonObject?> ReadObjectAsync(this HttpRequest request)
    {
        var bytes = await request.ReadBytesAsync();
        try
        {
            return bytes.Length == 0
                ? null
                : JsonNode.Parse(bytes, documentOptions: CloudJson.DocumentOptions) as JsonObject ?? throw JsonMembers.Unexpected("START_OBJECT");
        }
        catch (JsonException)
        {
            throw JsonMembers.Unexpected("START_OBJECT");
        }
    }

    public static async Task<byte[]> ReadBytesAsync(this HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }
}
