using System.Net;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace Amazon.Runtime.Clients;

/// <summary>One call of one operation: how its request is written, and how its answer or its error is read.</summary>
internal sealed class ServiceCall(
    ServiceModel service, Action<HttpMessage> write, Func<JsonUnmarshallerContext, AmazonWebServiceResponse> read)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var http = new DefaultRequest(input, service.ServiceId);
        http.Headers[HeaderKeys.XAmzApiVersion] = service.ApiVersion;
        write(new HttpMessage(http, service));
        return http;
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => read(context);

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var response = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        response.InnerException = innerException;
        response.StatusCode = statusCode;
        return response.Code is { } code && service.Errors.TryGetValue(code, out var create) ? create(response) : service.OtherError(response);
    }
}

internal static class ResponseHeaders
{
    /// <summary>A header's value; null where there is none. The core itself gives the empty string.</summary>
    public static string Header(this IWebResponseData response, string name) =>
        response.IsHeaderPresent(name) ? response.GetHeaderValue(name) : null;
}
