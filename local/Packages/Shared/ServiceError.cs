using System.Net;
using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Runtime.Clients;

/// <summary>An error as the service sent it, for the exceptions to take what they show.</summary>
internal sealed class ServiceError(ErrorResponse error, JsonUnmarshallerContext context)
{
    private JsonElement? _body;

    /// <summary>An error found before anything was sent.</summary>
    public static ServiceError Of(string message) => new(new ErrorResponse { Message = message }, context: null);

    public string Message => error.Message;

    public Exception InnerException => error.InnerException;

    public ErrorType Type => error.Type;

    public string Code => error.Code;

    public string RequestId => error.RequestId;

    public HttpStatusCode StatusCode => error.StatusCode;

    /// <summary>A string member of the error's body; null where the service sent none, or no JSON at all.</summary>
    public string Member(string name)
    {
        _body ??= context.GetResponseBodyBytes() is [(byte)'{', ..] json ? JsonElement.Parse(json) : default(JsonElement);
        return _body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    /// <summary>A header of the answer; null where the service sent none.</summary>
    public string Header(string name) => context.ResponseData.Header(name);
}
