using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Serves one invocation. What it throws is reported as the function's error.</summary>
public delegate Task<InvocationResponse> LambdaBootstrapHandler(InvocationRequest invocation);

/// <summary>Runs once, before the first invocation is asked for. False ends the program without an error.</summary>
public delegate Task<bool> LambdaBootstrapInitializer();

/// <summary>What the runtime takes from the process that it runs in.</summary>
internal sealed record RuntimeHost(Func<string, string?> ReadVariable, TimeProvider Time, TextWriter Output)
{
    public static RuntimeHost Current => new(Environment.GetEnvironmentVariable, TimeProvider.System, Console.Out);
}

/// <summary>The program of a Lambda function: asks the Runtime API for invocations, one after the other, and answers them.</summary>
public class LambdaBootstrap : IDisposable
{
    // Lambda freezes the process while the request for the next invocation is open.
    private static readonly TimeSpan LongerThanAnyFreeze = TimeSpan.FromHours(12);

    private readonly LambdaBootstrapHandler _handler;
    private readonly LambdaBootstrapInitializer? _initializer;
    private readonly FunctionLog _log;
    private readonly RuntimeApi _api;
    private readonly HttpClient? _ownHttpClient;

    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer? initializer = null)
        : this(null, handler, null, initializer, null, RuntimeHost.Current)
    {
    }

    public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapInitializer? initializer = null)
        : this(handlerWrapper, null, initializer)
    {
    }

    public LambdaBootstrap(
        HandlerWrapper handlerWrapper, LambdaBootstrapOptions? lambdaBootstrapOptions, LambdaBootstrapInitializer? initializer = null)
        : this(null, handlerWrapper.Handler, handlerWrapper.Serializer, initializer, lambdaBootstrapOptions, RuntimeHost.Current)
    {
    }

    public LambdaBootstrap(HttpClient httpClient, HandlerWrapper handlerWrapper, LambdaBootstrapInitializer? initializer = null)
        : this(httpClient, handlerWrapper, null, initializer)
    {
    }

    public LambdaBootstrap(
        HttpClient httpClient,
        HandlerWrapper handlerWrapper,
        LambdaBootstrapOptions? lambdaBootstrapOptions,
        LambdaBootstrapInitializer? initializer = null)
        : this(httpClient, handlerWrapper.Handler, handlerWrapper.Serializer, initializer, lambdaBootstrapOptions, RuntimeHost.Current)
    {
    }

    internal LambdaBootstrap(
        HttpClient? httpClient,
        LambdaBootstrapHandler handler,
        ILambdaSerializer? serializer,
        LambdaBootstrapInitializer? initializer,
        LambdaBootstrapOptions? options,
        RuntimeHost host)
    {
        _ownHttpClient = httpClient is null ? ConstructHttpClient() : null;
        var client = httpClient ?? _ownHttpClient!;
        client.Timeout = LongerThanAnyFreeze;

        _handler = handler;
        _initializer = initializer;
        var environment = new LambdaEnvironment(host.ReadVariable);
        _log = new FunctionLog(host.Output, host.Time, LogSettings.From(host.ReadVariable));
        _log.TakeOverLambdaLogger();
        _api = new RuntimeApi(
            client,
            options?.RuntimeApiEndpoint ?? environment.RuntimeApi,
            headers => new InvocationContext(headers, environment, _log, serializer, host.Time));
    }

    public static HttpClient ConstructHttpClient()
    {
        // An error's cause, with whatever its message holds, goes into a header.
        var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 });
        var version = typeof(LambdaBootstrap).Assembly.GetName().Version;
        client.DefaultRequestHeaders.Add("User-Agent", $"aws-lambda-dotnet/{Environment.Version}-{version}");
        return client;
    }

    /// <summary>Serves invocations until cancelled. A failure of the handler is reported and does not end it.</summary>
    /// <exception cref="RuntimeApiClientException">The Runtime API refused a call; the environment is of no more use.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (!await InitializeAsync())
            return;

        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await InvokeOnceAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Cancelled, or frozen for longer than the client waits: then it asks again.
            }
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _ownHttpClient?.Dispose();
    }

    private async Task<bool> InitializeAsync()
    {
        if (_initializer is null)
            return true;

        try
        {
            return await _initializer();
        }
        catch (Exception failure)
        {
            _log.Log(nameof(LogLevel.Error), failure, "");
            await _api.ReportInitializationErrorAsync(failure);
            throw;
        }
    }

    private async Task InvokeOnceAsync(CancellationToken cancellationToken)
    {
        using var invocation = await _api.NextAsync(cancellationToken);
        var requestId = invocation.LambdaContext.AwsRequestId;
        _log.RequestId = requestId;
        _log.TraceId = invocation.LambdaContext.TraceId;
        // X-Ray and OpenTelemetry find the trace of the invocation here.
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.LambdaContext.TraceId);

        InvocationResponse response;
        try
        {
            response = await _handler(invocation);
        }
        catch (Exception failure)
        {
            _log.Log(nameof(LogLevel.Error), failure, "");
            await _api.ReportInvocationErrorAsync(requestId, failure, cancellationToken);
            return;
        }

        try
        {
            await _api.RespondAsync(requestId, response.OutputStream, cancellationToken);
        }
        finally
        {
            if (response.DisposeOutputStream)
                await response.OutputStream.DisposeAsync();
        }
    }
}
