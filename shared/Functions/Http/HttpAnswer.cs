using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.APIGatewayEvents;

namespace Comparison.Functions.Http;

/// <summary>Makes API Gateway answers.</summary>
internal static class HttpAnswer
{
    public static APIGatewayHttpApiV2ProxyResponse Json<T>(int status, T body, JsonTypeInfo<T> type) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, string> { ["content-type"] = "application/json" },
        Body = JsonSerializer.Serialize(body, type),
    };

    public static APIGatewayHttpApiV2ProxyResponse Errors(int status, params IReadOnlyList<string> errors) =>
        Json(status, new ErrorBody(errors), ApiJson.Default.ErrorBody);
}
