using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>How the services read and write JSON: nothing escaped that need not be, as AWS does.</summary>
public static class CloudJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Deeper nesting than any service accepts is refused before it is read into memory.</summary>
    public static JsonDocumentOptions DocumentOptions { get; } = new() { MaxDepth = 128 };
}
