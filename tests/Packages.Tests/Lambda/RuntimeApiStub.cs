using System.Collections.Concurrent;
using System.Threading.Channels;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.RuntimeSupport.Bootstrap;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Comparison.Packages.Tests.Lambda;

/// <summary>The Runtime API on a loopback port, below a path prefix; it hands out what the test queues and keeps what comes back.</summary>
internal sealed class RuntimeApiStub : IAsyncDisposable
{
    private readonly Channel<(string Payload, IReadOnlyDictionary<string, string> Headers)> _work =
        Channel.CreateUnbounded<(string, IReadOnlyDictionary<string, string>)>();

    private readonly Channel<Report> _reports = Channel.CreateUnbounded<Report>();
    private readonly CancellationTokenSource _stop = new();
    private readonly WebApplication _server;

    private RuntimeApiStub(WebApplication server)
    {
        _server = server;
        server.MapGet("/runtime/approve/2018-06-01/runtime/invocation/next", NextAsync);
        server.MapPost("/runtime/approve/2018-06-01/runtime/{**path}", AcceptAsync);
    }

    public StringWriter Output { get; } = new();

    public ConcurrentDictionary<string, string> Environment { get; } = new()
    {
        ["AWS_LAMBDA_FUNCTION_NAME"] = "approve",
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "3",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256",
    };

    public static async Task<RuntimeApiStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new RuntimeApiStub(builder.Build());
        await stub._server.StartAsync();
        return stub;
    }

    public void Queue(string payload, params (string Name, string Value)[] headers) =>
        _work.Writer.TryWrite((payload, headers.ToDictionary(header => header.Name, header => header.Value)));

    public Task<Report> NextReportAsync() => _reports.Reader.ReadAsync().AsTask();

    public LambdaBootstrap Bootstrap(
        HandlerWrapper wrapper, LambdaBootstrapInitializer? initializer = null, TimeProvider? time = null) => new(
        httpClient: null,
        wrapper.Handler,
        wrapper.Serializer,
        initializer,
        new LambdaBootstrapOptions { RuntimeApiEndpoint = new Uri(_server.Urls.Single()).Authority + "/runtime/approve" },
        new RuntimeHost(name => Environment.GetValueOrDefault(name), time ?? TimeProvider.System, Output));

    /// <summary>Serves what is queued, and gives the report on the first of it.</summary>
    public async Task<Report> ServeOneAsync(HandlerWrapper wrapper, TimeProvider? time = null)
    {
        using var bootstrap = Bootstrap(wrapper, time: time);
        using var stop = new CancellationTokenSource();
        var loop = bootstrap.RunAsync(stop.Token);
        var report = await NextReportAsync();
        await stop.CancelAsync();
        await loop;
        return report;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private async Task NextAsync(HttpContext http)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _stop.Token);
        var (payload, headers) = await _work.Reader.ReadAsync(either.Token);
        http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = "request-1";
        foreach (var (name, value) in headers)
            http.Response.Headers[$"Lambda-Runtime-{name}"] = value;
        await http.Response.WriteAsync(payload);
    }

    private async Task AcceptAsync(HttpContext http, string path)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var errorType = http.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString();
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await _reports.Writer.WriteAsync(new Report(path, body, http.Request.ContentType, errorType));
    }

    internal sealed record Report(string Path, string Body, string? ContentType, string ErrorType);
}
