using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Payloads of the service, which are strings, by the serializer of the function, which works on streams.</summary>
internal sealed class Payloads(ILambdaContext context)
{
    /// <summary>Bytes of UTF-8. The SDKs' own limit of what a context records as its result; the service's is higher.</summary>
    private const int MaxContextResult = 256 * 1024;

    private readonly ILambdaSerializer _serializer = context.Serializer
        ?? throw new InvalidOperationException(
            "ILambdaContext.Serializer is not set. "
            + "Give the serializer to LambdaBootstrapBuilder.Create, or name it in [assembly: LambdaSerializer].");

    public static bool IsTooLargeForContext(string result) => Encoding.UTF8.GetByteCount(result) > MaxContextResult;

    public T Read<T>(string payload)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        return _serializer.Deserialize<T>(stream);
    }

    /// <summary>A result that may have been recorded without a payload, as a callback's is when the outside system sends none.</summary>
    public T ReadResult<T>(string? payload) => payload is null ? default! : Read<T>(payload);

    public string Write<T>(T value)
    {
        using var stream = new MemoryStream();
        _serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
