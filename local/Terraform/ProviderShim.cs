using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Comparison.Local.Terraform;

/// <summary>Stands between Terraform and version 5 of its AWS provider, and speaks as version 6.27 where this repository needs it to.</summary>
/// <remarks>
/// The provider's version 6 was not to be had where this was written. What is checked through the shim is Terraform and the
/// provider's version 5 with a block and a runtime added; version 6 itself was never run. Between the two stands
/// <see cref="FunctionExchange"/>; between the provider and the cloud, <see cref="CloudRelay"/>.
/// </remarks>
public sealed class ProviderShim : IAsyncDisposable
{
    private const string Unimplemented = "12";

    private readonly CloudRelay _relay;
    private readonly ProviderProcess _provider;
    private readonly ProviderConnection _connection;
    private readonly WebApplication _server;
    private readonly string _socket;
    private readonly Lock _schemaLock = new();
    private Task<byte[]>? _schema;

    private ProviderShim(CloudRelay relay, ProviderProcess provider, string socket)
    {
        _relay = relay;
        _provider = provider;
        _connection = new(provider.Socket);
        _socket = socket;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http2);
        });
        _server = builder.Build();
        _server.Run(HandleAsync);
    }

    /// <summary>What <c>TF_REATTACH_PROVIDERS</c> must be for Terraform to come here.</summary>
    public string Reattach => new JsonObject
    {
        ["registry.terraform.io/hashicorp/aws"] = new JsonObject
        {
            ["Protocol"] = "grpc",
            ["ProtocolVersion"] = 5,
            ["Pid"] = Environment.ProcessId,
            ["Test"] = true,
            ["Addr"] = new JsonObject { ["Network"] = "unix", ["String"] = _socket },
        },
    }.ToJsonString();

    /// <summary>Starts the provider and listens.</summary>
    /// <param name="program">The provider's program: hashicorp/aws 5.</param>
    /// <param name="socket">The path of the unix socket to listen on; short, since the system allows about a hundred characters.</param>
    /// <param name="cloud">Stands for AWS: an endpoint for all services, which checks no signatures.</param>
    /// <param name="credentials">The variables that name them, and the region: it, not Terraform, reads AWS's variables.</param>
    public static async Task<ProviderShim> StartAsync(
        string program, string socket, Uri cloud, IReadOnlyDictionary<string, string> credentials, CancellationToken cancellationToken)
    {
        var relay = await CloudRelay.StartAsync(cloud, cancellationToken);
        ProviderProcess? provider = null;
        try
        {
            provider = await ProviderProcess.StartAsync(program, new(credentials) { ["AWS_ENDPOINT_URL"] = relay.Url }, cancellationToken);
            var shim = new ProviderShim(relay, provider, socket);
            await shim._server.StartAsync(cancellationToken);
            return shim;
        }
        catch
        {
            provider?.Dispose();
            await relay.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _connection.Dispose();
        _provider.Dispose();
        await _relay.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext http)
    {
        var (answer, status, message) = http.Request.Path.StartsWithSegments("/tfplugin5.Provider", out var call)
            ? await PassAsync(http.Request, call.Value![1..], http.RequestAborted)
            : (null, Unimplemented, ""); // the plugin library's own services; Terraform does without
        http.Response.ContentType = "application/grpc";
        http.Response.DeclareTrailer("grpc-status");
        if (answer is not null)
            await http.Response.BodyWriter.WriteAsync(GrpcFrame.Of(answer), http.RequestAborted);
        http.Response.AppendTrailer("grpc-status", status);
        if (message.Length > 0)
            http.Response.AppendTrailer("grpc-message", message);
    }

    private async Task<(byte[]? Answer, string Status, string Message)> PassAsync(
        HttpRequest request, string call, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        try
        {
            var exchange = FunctionExchange.Of(call, GrpcFrame.MessageOf(body.ToArray()));
            if (call == "GetSchema")
                return (await SchemaAsync(request.Path, exchange), "0", "");
            var (answer, status, message) = await _connection.CallAsync(request.Path, exchange.Request, cancellationToken);
            return (answer is null ? null : exchange.Translate(answer), status, message);
        }
        catch (NotSupportedException gap)
        {
            return (null, Unimplemented, Uri.EscapeDataString(gap.Message));
        }
    }

    // Five megabytes, asked for by every command and the same each time.
    private Task<byte[]> SchemaAsync(string path, FunctionExchange exchange)
    {
        lock (_schemaLock)
            return _schema ??= AskAsync();

        async Task<byte[]> AskAsync()
        {
            var (answer, _, message) = await _connection.CallAsync(path, exchange.Request, CancellationToken.None);
            return exchange.Translate(answer ?? throw new InvalidOperationException($"The provider has no schema: {message}"));
        }
    }
}
