using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

public partial class HandlerWrapper
{
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
}
