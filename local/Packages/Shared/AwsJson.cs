using System.Text.Json.Serialization.Metadata;

namespace Amazon.Runtime.Clients;

/// <summary>The protocol AWS JSON 1.0: everything is a POST to <c>/</c>, and a header names the operation.</summary>
internal static class AwsJson
{
    public static ServiceCall Call<TRequest, TResponse>(
        ServiceModel service, TRequest request, JsonTypeInfo<TRequest> body, JsonTypeInfo<TResponse> answer)
        where TResponse : AmazonWebServiceResponse, new() =>
        new(
            service,
            http => http
                .Post("/")
                .Header("X-Amz-Target", $"{service.TargetPrefix}.{Operation<TRequest>()}")
                .Header("x-amzn-query-mode", service.QueryCompatible ? "true" : null)
                .Json(request, body, "application/x-amz-json-1.0"),
            JsonAnswer.Of(answer));

    /// <summary>AWS names a request after its operation.</summary>
    private static string Operation<TRequest>() => typeof(TRequest).Name[..^"Request".Length];
}
