using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Reads request bodies; one that is not an object is refused as AWS's deserializers do.</summary>
internal static class RestBody
{
    /// <returns>Null for an empty body.</returns>
    public static async Task<JsonObject?> ReadObjectAsync(this HttpRequest request)
    {
        var bytes = await request.ReadBytesAsync();
        try
        {
            return bytes.Length == 0 ? null : CloudJson.Parse(bytes) as JsonObject ?? throw JsonMembers.Unexpected("START_OBJECT");
        }
        catch (JsonException)
        {
            throw JsonMembers.Unexpected("START_OBJECT");
        }
    }
}
