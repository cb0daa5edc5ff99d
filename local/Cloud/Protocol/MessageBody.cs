using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>The bodies of requests and answers.</summary>
internal static class MessageBody
{
    public const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] Json = ["application/json", "application/x-amz-json-1.0", "application/x-amz-json-1.1"];

    /// <summary>Refuses a body that comes under a type which is not JSON's.</summary>
    /// <remarks>
    /// What a web page may send without asking first comes as a form, as plain text or without a type. So no protocol takes it as
    /// anything else.
    /// </remarks>
    /// <param name="others">What else is taken; an empty text where a body may have no type.</param>
    /// <exception cref="AwsException">It comes under another.</exception>
    public static void CheckJsonType(this HttpRequest request, params ReadOnlySpan<string> others)
    {
        var type = request.MediaType();
        if (request.HasBody() && !Json.Contains(type) && !others.Contains(type))
            throw WrongType(type);
    }

    public static AwsException WrongType(string type) => new(
        "UnsupportedMediaTypeException", $"A body of the type '{type}' is not taken here.", StatusCodes.Status415UnsupportedMediaType);

    /// <summary>The content type without its parameters, in lower case; empty when there is none.</summary>
    public static string MediaType(this HttpRequest request) =>
        (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <exception cref="BadHttpRequestException">It is larger than anything that AWS takes, or ends too early.</exception>
    public static async Task<byte[]> ReadBytesAsync(this HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    /// <returns>Null for an empty body.</returns>
    /// <exception cref="AwsException">It is no JSON object.</exception>
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

    public static void WriteJson(this HttpResponse response, JsonNode answer) =>
        response.WriteBytes(JsonSerializer.SerializeToUtf8Bytes(answer, CloudJson.Options));

    /// <summary>Writes the body with its length in the header, as AWS sends it.</summary>
    /// <remarks>
    /// It is not flushed: the server sends it with the headers, in one packet, once the request is over. So the caller does not read
    /// the whole answer before the request's piece of work has ended.
    /// </remarks>
    public static void WriteBytes(this HttpResponse response, ReadOnlyMemory<byte> body)
    {
        response.ContentLength = body.Length;
        response.BodyWriter.Write(body.Span);
    }

    private static bool HasBody(this HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };
}
