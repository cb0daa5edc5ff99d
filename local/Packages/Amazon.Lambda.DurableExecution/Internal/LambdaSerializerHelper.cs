using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Payloads of the service, which are strings, by serializers, which work on streams.</summary>
internal static class LambdaSerializerHelper
{
    /// <summary>Bytes of UTF-8. The SDKs' own limit of what a context records as its result; the service's is higher.</summary>
    private const int MaxContextResult = 256 * 1024;

    /// <exception cref="InvalidOperationException">The context has no serializer.</exception>
    public static ILambdaSerializer GetRequired(ILambdaContext context) => context.Serializer
        ?? throw new InvalidOperationException(
            "ILambdaContext.Serializer is not set. "
            + "Give the serializer to LambdaBootstrapBuilder.Create, or name it in [assembly: LambdaSerializer].");

    /// <summary>An operation's own serializer, or the function's; one that lacks an inner serializer is bound to the function's.</summary>
    public static ILambdaSerializer GetFor(ILambdaContext context, ILambdaSerializer? own)
    {
        var registered = GetRequired(context);
        return own is IDefaultInnerSerializer unbound ? unbound.WithDefaultInner(registered) : own ?? registered;
    }

    public static bool IsTooLargeForContext(string result) => Encoding.UTF8.GetByteCount(result) > MaxContextResult;

    /// <param name="whose">Told to a serializer that wants to know; null for what is no operation's result.</param>
    public static string Write<T>(this ILambdaSerializer serializer, T value, DurableSerializationContext? whose = null)
    {
        using var stream = new MemoryStream();
        if (whose is { } context && serializer is IDurableResultSerializer durable)
            durable.Serialize(value, stream, context);
        else
            serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <param name="payload">Null gives the default: a callback's result has no payload when the outside system sends none.</param>
    /// <param name="whose">Told to a serializer that wants to know; null for what is no operation's result.</param>
    public static T Read<T>(this ILambdaSerializer serializer, string? payload, DurableSerializationContext? whose = null)
    {
        if (payload is null)
            return default!;

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        return whose is { } context && serializer is IDurableResultSerializer durable
            ? durable.Deserialize<T>(stream, context)
            : serializer.Deserialize<T>(stream);
    }
}
