using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Brings handlers of all shapes to the one shape that the bootstrap calls: payload in, payload out.</summary>
public partial class HandlerWrapper
{
    private HandlerWrapper(LambdaBootstrapHandler handler, ILambdaSerializer? serializer = null) =>
        (Handler, Serializer) = (handler, serializer);

    internal LambdaBootstrapHandler Handler { get; }

    /// <summary>What the invocation's context offers as <see cref="ILambdaContext.Serializer"/>.</summary>
    internal ILambdaSerializer? Serializer { get; }

    private static TInput Read<TInput>(InvocationRequest call, ILambdaSerializer serializer) =>
        serializer.Deserialize<TInput>(call.InputStream);

    private static Task<InvocationResponse> Answer(Action handler)
    {
        handler();
        return Answer(Task.CompletedTask);
    }

    // A handler without a result answers with an empty payload.
    private static async Task<InvocationResponse> Answer(Task handled)
    {
        await handled;
        return new InvocationResponse(new MemoryStream());
    }

    private static async Task<InvocationResponse> Answer(Task<Stream> payload) => new(await payload);

    private static async Task<InvocationResponse> Answer<TOutput>(Task<TOutput> result, ILambdaSerializer serializer)
    {
        var payload = new MemoryStream();
        serializer.Serialize(await result, payload);
        payload.Position = 0;
        return new InvocationResponse(payload);
    }
}
