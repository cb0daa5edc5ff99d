using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Runtime.Clients;

/// <summary>Reads an answer whose body is one JSON object.</summary>
internal static class JsonAnswer
{
    public static Func<JsonUnmarshallerContext, T> Of<T>(JsonTypeInfo<T> type)
        where T : AmazonWebServiceResponse, new() => context =>
    {
        var body = Bytes(context);
        // An operation without results may answer with no body at all.
        return body.Length == 0 ? new T() : JsonSerializer.Deserialize(body, type);
    };

    public static MemoryStream Bytes(JsonUnmarshallerContext context)
    {
        var body = new MemoryStream();
        context.Stream.CopyTo(body);
        body.Position = 0;
        return body;
    }
}
