using System.Text.Json;
using System.Text.Unicode;
using Amazon.Lambda.APIGatewayEvents;

namespace Comparison.Functions.Http;

/// <summary>Reads a request's body, whatever it is.</summary>
internal static class JsonBody
{
    /// <summary>The body as JSON, or the answer that refuses it. No answer repeats any of the body.</summary>
    public static (JsonElement Input, APIGatewayHttpApiV2ProxyResponse? Refusal) Read(APIGatewayHttpApiV2ProxyRequest request)
    {
        try
        {
            var bytes = request.Bytes();
            if (bytes.Length > HttpRequest.MaxBodyBytes)
                return (default, HttpAnswer.Errors(413, "The body is over 200 KB"));
            // The parser leaves texts for whoever reads them, and they would throw.
            if (!Utf8.IsValid(bytes))
                return (default, HttpAnswer.Errors(400, "The body is not valid JSON"));
            using var document = JsonDocument.Parse(bytes);
            return (document.RootElement.Clone(), null);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            return (default, HttpAnswer.Errors(400, "The body is not valid JSON"));
        }
    }
}
