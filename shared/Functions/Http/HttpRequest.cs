using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

namespace Comparison.Functions.Http;

/// <summary>What the functions need of an API Gateway request. Nothing of it is trusted.</summary>
internal static class HttpRequest
{
    /// <summary>The largest body that is accepted; Step Functions takes 256 KiB of input, and the state grows on the way.</summary>
    public const int MaxBodyBytes = 200 * 1024;

    public const string CorrelationHeader = "x-correlation-id";

    /// <summary>The body's bytes; empty when there is none.</summary>
    /// <exception cref="FormatException">The body says that it is base64 and is not.</exception>
    public static byte[] Bytes(this APIGatewayHttpApiV2ProxyRequest request) => request.Body switch
    {
        null => [],
        var body when request.IsBase64Encoded => Convert.FromBase64String(body),
        var body => Encoding.UTF8.GetBytes(body),
    };

    public static bool IsJson(this APIGatewayHttpApiV2ProxyRequest request)
    {
        var type = request.Header("content-type")?.Split(';')[0].Trim();
        return type is not null
            && (type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }

    public static string? Header(this APIGatewayHttpApiV2ProxyRequest request, string name) =>
        request.Headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The caller's correlation id; one of our own when there is none, or none that can be logged.</summary>
    public static string CorrelationId(this APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        request.Header(CorrelationHeader) is { } id && Domain.Inputs.CorrelationId.IsValid(id) ? id : context.AwsRequestId;

    public static string? Path(this APIGatewayHttpApiV2ProxyRequest request, string name) =>
        request.PathParameters?.TryGetValue(name, out var value) == true ? value : null;

    public static string? Query(this APIGatewayHttpApiV2ProxyRequest request, string name) =>
        request.QueryStringParameters?.TryGetValue(name, out var value) == true && value.Length > 0 ? value : null;

    /// <summary>The <c>limit</c> of a page: 1 to 100, 25 when absent; null when it is none.</summary>
    public static int? Limit(this APIGatewayHttpApiV2ProxyRequest request) => request.Query("limit") switch
    {
        null => 25,
        var text when int.TryParse(text, out var limit) && limit is >= 1 and <= 100 => limit,
        _ => null,
    };
}

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
