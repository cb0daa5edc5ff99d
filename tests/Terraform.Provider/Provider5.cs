using System.Diagnostics;
using System.Net.Sockets;
using Grpc.Net.Client;

namespace Comparison.Terraform.Provider;

/// <summary>Version 5 of the provider: its own program, started as Terraform would, but for the encryption.</summary>
internal sealed class Provider5 : IDisposable
{
    private Process? _process;

    /// <summary>The way to it, once it is started.</summary>
    public Protocol.Provider.ProviderClient Client { get; private set; } = null!;

    /// <param name="endpoint">Where it is to find AWS.</param>
    public async Task StartAsync(string program, string endpoint)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        start.Environment["AWS_ENDPOINT_URL"] = endpoint;
        start.Environment["PLUGIN_PROTOCOL_VERSIONS"] = "5";
        start.Environment.Remove("PLUGIN_CLIENT_CERT");
        _process = Process.Start(start)!;
        var handshake = await _process.StandardOutput.ReadLineAsync() ?? "";
        Client = handshake.Split('|') is [_, "5", "unix", var socket, "grpc", ..]
            ? new(Connect(socket))
            : throw new InvalidOperationException($"The provider began with '{handshake}' and not with protocol 5 on a unix socket.");
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.Dispose();
    }

    private static GrpcChannel Connect(string path) => GrpcChannel.ForAddress("http://provider", new()
    {
        HttpHandler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        },
        MaxReceiveMessageSize = null, // its schema has five megabytes
    });
}
