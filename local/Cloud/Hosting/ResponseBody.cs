using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Hosting;

/// <summary>The body of an answer, with its length in the header as AWS sends it.</summary>
/// <remarks>
/// It is not flushed: the server sends it with the headers, in one packet, once the request is over. So the caller does not read the
/// whole answer before the request's piece of work has ended.
/// </remarks>
internal static class ResponseBody
{
    public static void WriteJson(this HttpResponse response, JsonNode answer) =>
        response.WriteBytes(JsonSerializer.SerializeToUtf8Bytes(answer, CloudJson.Options));

    public static void WriteBytes(this HttpResponse response, ReadOnlyMemory<byte> body)
    {
        response.ContentLength = body.Length;
        response.BodyWriter.Write(body.Span);
    }
}
