using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Runtime.Clients;

/// <summary>The HTTP request of one call, filled member by member. Members that are null are left out.</summary>
internal sealed class HttpMessage(DefaultRequest http, ServiceModel service)
{
    public HttpMessage Get(string path) => Send("GET", path);

    public HttpMessage Post(string path) => Send("POST", path);

    /// <summary>Fills <c>{name}</c> of the path. The value becomes one segment: its slashes are escaped, as in an ARN.</summary>
    public HttpMessage Label(string name, string value)
    {
        if (string.IsNullOrEmpty(value))
            throw service.OtherError(new ErrorResponse { Message = $"Request object does not have required field {name} set" });
        http.AddPathResource($"{{{name}}}", value);
        return this;
    }

    public HttpMessage Query(string name, string value) => Parameter(name, value);

    public HttpMessage Query(string name, int? value) => Parameter(name, value is null ? null : StringUtils.FromInt(value));

    public HttpMessage Query(string name, bool? value) => Parameter(name, value is null ? null : StringUtils.FromBool(value));

    /// <summary>Repeats the parameter for each value.</summary>
    public HttpMessage Query(string name, List<string> values)
    {
        if (values is { Count: > 0 })
            http.ParameterCollection.Add(name, values);
        return this;
    }

    public HttpMessage Header(string name, string value)
    {
        if (!string.IsNullOrEmpty(value))
            http.Headers[name] = value;
        return this;
    }

    public HttpMessage Json<T>(T body, JsonTypeInfo<T> type, string contentType = "application/json")
    {
        http.Content = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return Header("Content-Type", contentType);
    }

    /// <summary>A body that is the bytes themselves, from the stream's start wherever its position is.</summary>
    public HttpMessage Bytes(MemoryStream body)
    {
        http.Content = body is null ? [] : body.ToArray();
        return Header("Content-Type", "application/octet-stream");
    }

    private HttpMessage Send(string method, string path)
    {
        http.HttpMethod = method;
        http.ResourcePath = path;
        http.UseQueryString = true;
        return this;
    }

    private HttpMessage Parameter(string name, string value)
    {
        if (value is not null)
            http.Parameters.Add(name, value);
        return this;
    }
}
