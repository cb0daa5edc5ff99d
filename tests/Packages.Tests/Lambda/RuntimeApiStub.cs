using System.Threading.Channels;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.RuntimeSupport.Bootstrap;
using Comparison.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(Comparison.Packages.Tests.Lambda.SharedProcess))]

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

    /// <summary>What <c>AWS_LAMBDA_RUNTIME_API</c> would be.</summary>
    public string Address => new Uri(_server.Urls.Single()).Authority + "/runtime/approve";

    /// <summary>By the end of an operation's path, the status that it is refused with.</summary>
    public Dictionary<string, int> Refusals { get; } = [];

    public static async Task<RuntimeApiStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // For an error's cause, of up to 1 MB, and the other headers.
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Limits.MaxRequestBufferSize = kestrel.Limits.MaxRequestHeadersTotalSize = 2 * 1024 * 1024);
        var stub = new RuntimeApiStub(builder.Build());
        await stub._server.StartAsync();
        return stub;
    }

    public void Queue(string payload, params (string Name, string Value)[] headers) =>
        _work.Writer.TryWrite((payload, headers.ToDictionary(header => header.Name, header => header.Value)));

    public LambdaBootstrap Bootstrap(HandlerWrapper wrapper, LambdaBootstrapInitializer? initializer = null) =>
        new(wrapper, new LambdaBootstrapOptions { RuntimeApiEndpoint = Address }, initializer);

    public Task<Report> ServeOneAsync(HandlerWrapper wrapper) => ServeOneAsync(Bootstrap(wrapper));

    /// <summary>Serves what is queued, and gives the report on the first of it.</summary>
    public async Task<Report> ServeOneAsync(LambdaBootstrap program) => (await ServeAsync(program, 1)).Single();

    /// <summary>Serves what is queued, and gives the first reports on it. Fails as the program does when it ends before.</summary>
    public async Task<IReadOnlyList<Report>> ServeAsync(LambdaBootstrap program, int count)
    {
        using var bootstrap = program;
        using var stop = new CancellationTokenSource();
        var loop = bootstrap.RunAsync(stop.Token);
        var reports = ReportsAsync(count);
        if (await Task.WhenAny(reports, loop).OrFailAsync("a report or the program's end") == loop)
            await loop;
        await stop.CancelAsync();
        await loop.OrFailAsync("the end of a program that was cancelled");
        return await reports.OrFailAsync("the report of a program that has ended");
    }

    public Task<Report> NextReportAsync() => _reports.Reader.ReadAsync().AsTask().OrFailAsync("a report");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private async Task<IReadOnlyList<Report>> ReportsAsync(int count)
    {
        var reports = new List<Report>();
        while (reports.Count < count)
            reports.Add(await _reports.Reader.ReadAsync());
        return reports;
    }

    private async Task NextAsync(HttpContext http)
    {
        if (await RefusesAsync(http))
            return;

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
        if (await RefusesAsync(http))
            return;

        // AWS's runtime reads the answer, and gives up when it is no JSON.
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await http.Response.WriteAsync("""{"status":"OK"}""");
        await _reports.Writer.WriteAsync(new Report(path, body, http.Request.Headers));
    }

    private async Task<bool> RefusesAsync(HttpContext http)
    {
        var refusal = Refusals.FirstOrDefault(refusal => http.Request.Path.Value!.EndsWith(refusal.Key, StringComparison.Ordinal));
        if (refusal.Key is null)
            return false;

        http.Response.StatusCode = refusal.Value;
        await http.Response.WriteAsync("""{"errorType":"Refused","errorMessage":"no"}""");
        return true;
    }

    internal sealed record Report(string Path, string Body, string? ContentType, string? ErrorType, string? Cause)
    {
        public Report(string path, string body, IHeaderDictionary headers)
            : this(
                path,
                body,
                headers.ContentType,
                headers["Lambda-Runtime-Function-Error-Type"],
                headers["Lambda-Runtime-Function-XRay-Error-Cause"])
        {
        }
    }
}

/// <summary>
/// The programs here share a process: none may log what it throws, which can be a megabyte, nor limit the heap to a function's memory.
/// </summary>
public sealed class SharedProcess : IDisposable
{
    private readonly Variables _variables = new(
        ("AWS_LAMBDA_HANDLER_LOG_LEVEL", "Critical"), ("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK", "true"));

    public void Dispose() => _variables.Dispose();
}
