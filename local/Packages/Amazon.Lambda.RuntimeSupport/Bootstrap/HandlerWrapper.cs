using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Brings handlers of all shapes to the one shape that the bootstrap calls: payload in, payload out.</summary>
public class HandlerWrapper
{
    private HandlerWrapper(LambdaBootstrapHandler handler, ILambdaSerializer? serializer = null) =>
        (Handler, Serializer) = (handler, serializer);

    internal LambdaBootstrapHandler Handler { get; }

    /// <summary>What the invocation's context offers as <see cref="ILambdaContext.Serializer"/>.</summary>
    internal ILambdaSerializer? Serializer { get; }

    public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput> handler, ILambdaSerializer serializer) =>
        new(call => Answer(() => handler(Read<TInput>(call, serializer))), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Task> handler, ILambdaSerializer serializer) =>
        new(call => Answer(handler(Read<TInput>(call, serializer))), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, TOutput> handler, ILambdaSerializer serializer) =>
        new(call => Answer(Task.FromResult(handler(Read<TInput>(call, serializer))), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(call => Answer(handler(Read<TInput>(call, serializer)), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput, ILambdaContext> handler, ILambdaSerializer serializer) =>
        new(call => Answer(() => handler(Read<TInput>(call, serializer), call.LambdaContext)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) =>
        new(call => Answer(handler(Read<TInput>(call, serializer), call.LambdaContext)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(
        Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new(call => Answer(Task.FromResult(handler(Read<TInput>(call, serializer), call.LambdaContext)), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(call => Answer(handler(Read<TInput>(call, serializer), call.LambdaContext), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new(call => Answer(Task.FromResult(handler(call.LambdaContext)), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(call => Answer(handler(call.LambdaContext), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper(Action<Stream> handler) =>
        new(call => Answer(() => handler(call.InputStream)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task> handler) =>
        new(call => Answer(handler(call.InputStream)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Stream> handler) =>
        new(call => Answer(Task.FromResult(handler(call.InputStream))));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task<Stream>> handler) =>
        new(call => Answer(handler(call.InputStream)));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, TOutput> handler, ILambdaSerializer serializer) =>
        new(call => Answer(Task.FromResult(handler(call.InputStream)), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(call => Answer(handler(call.InputStream), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext> handler) =>
        new(call => Answer(() => handler(call.InputStream, call.LambdaContext)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task> handler) =>
        new(call => Answer(handler(call.InputStream, call.LambdaContext)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Stream> handler) =>
        new(call => Answer(Task.FromResult(handler(call.InputStream, call.LambdaContext))));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        new(call => Answer(handler(call.InputStream, call.LambdaContext)));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new(call => Answer(Task.FromResult(handler(call.InputStream, call.LambdaContext)), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(
        Func<Stream, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(call => Answer(handler(call.InputStream, call.LambdaContext), serializer), serializer);

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
