using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amazon.Lambda.Core;
using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Local.Cloud.Lambda.InProcess;

/// <summary>Runs a handler in this process, so that break points work.</summary>
/// <remarks>
/// Warm instances are reused, the last one first, each by the version that made it and by one invocation at a time. One whose invocation timed out is given up:
/// unlike a sandbox it cannot be killed, so its code may run on, but nobody hears of it any more.
/// </remarks>
public sealed class InProcessRuntime : IFunctionRuntime, IFunctionEnvironment
{
    private readonly Func<FunctionDefinition, Handler> _coldStart;
    private readonly ConditionalWeakTable<FunctionDefinition, ConcurrentStack<Handler>> _idle = [];

    private InProcessRuntime(Func<FunctionDefinition, Handler> coldStart) => _coldStart = coldStart;

    private delegate Task<byte[]> Handler(FunctionInvocation invocation);

    /// <summary>A function that takes and returns what the serializer reads and writes; a returned stream is taken as it is.</summary>
    /// <param name="coldStart">Makes an instance and names its handler.</param>
    public static InProcessRuntime Create<TIn, TOut>(
        ILambdaSerializer serializer, Func<Func<TIn, ILambdaContext, Task<TOut>>> coldStart) => Create(serializer, _ => coldStart());

    /// <summary>The same for a function whose instances depend on its configuration.</summary>
    /// <param name="coldStart">Makes an instance, in the environment of the function, and names its handler.</param>
    public static InProcessRuntime Create<TIn, TOut>(
        ILambdaSerializer serializer, Func<FunctionDefinition, Func<TIn, ILambdaContext, Task<TOut>>> coldStart) =>
        new(function =>
        {
            var handle = coldStart(function);
            return async invocation =>
            {
                using var request = new MemoryStream(invocation.Payload.ToArray(), writable: false);
                var input = serializer.Deserialize<TIn>(request);
                var output = await handle(input, new InProcessContext(invocation, serializer));
                return await WriteAsync(serializer, output);
            };
        });

    /// <summary>Always ready: an instance is made within the invocation.</summary>
    public Task<IFunctionEnvironment> OpenAsync(FunctionDefinition function, string version) => Task.FromResult<IFunctionEnvironment>(this);

    public async Task<FunctionOutcome> RunAsync(FunctionInvocation invocation, CancellationToken cancellationToken)
    {
        // A handler may compute for a while before its first await; that must not hold up whoever invoked it.
        var run = Task.Run(() => RunOnInstanceAsync(invocation, cancellationToken), CancellationToken.None);
        return await run.WaitAsync(cancellationToken);
    }

    private async Task<FunctionOutcome> RunOnInstanceAsync(FunctionInvocation invocation, CancellationToken cancellationToken)
    {
        new InProcessLogger(invocation.Log).TakeOver();
        try
        {
            var idle = _idle.GetOrCreateValue(invocation.Function);
            var instance = idle.TryPop(out var warm) ? warm : _coldStart(invocation.Function);
            try
            {
                return FunctionOutcome.Success(await instance(invocation));
            }
            finally
            {
                // A sandbox survives exceptions of its handler, but not its timeout.
                if (!cancellationToken.IsCancellationRequested)
                    idle.Push(instance);
            }
        }
        catch (Exception exception)
        {
            return FunctionOutcome.Threw(exception);
        }
    }

    private static async Task<byte[]> WriteAsync<TOut>(ILambdaSerializer serializer, TOut output)
    {
        using var response = new MemoryStream();
        if (output is Stream stream)
            await stream.CopyToAsync(response);
        else
            serializer.Serialize(output, response);
        return response.ToArray();
    }
}

/// <summary>What a handler in this process is told about its invocation.</summary>
internal sealed class InProcessContext(FunctionInvocation invocation, ILambdaSerializer serializer) : ILambdaContext
{
    public string AwsRequestId => invocation.RequestId;

    public IClientContext ClientContext { get; } = new NoClientContext();

    public string FunctionName => invocation.Function.Name;

    public string FunctionVersion => invocation.Version;

    public ICognitoIdentity Identity { get; } = new NoIdentity();

    public string InvokedFunctionArn => invocation.InvokedArn;

    public ILambdaLogger Logger { get; } = new InProcessLogger(invocation.Log);

    public string LogGroupName => $"/aws/lambda/{FunctionName}";

    public string LogStreamName => $"[{FunctionVersion}]local";

    public int MemoryLimitInMB => invocation.Function.MemoryMegabytes;

    public TimeSpan RemainingTime => invocation.Remaining();

    public ILambdaSerializer Serializer => serializer;

    // AWS's runtime gives empty ones, not nulls, where the caller sent none.
    private sealed class NoClientContext : IClientContext
    {
        public IDictionary<string, string> Environment => null!;

        public IClientApplication Client => null!;

        public IDictionary<string, string> Custom => null!;
    }

    private sealed class NoIdentity : ICognitoIdentity
    {
        public string IdentityId => null!;

        public string IdentityPoolId => null!;
    }
}
