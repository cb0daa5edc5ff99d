using System.Diagnostics;
using System.Net.Sockets;
using Grpc.Net.Client;

namespace Comparison.Terraform.Provider;

/// <summary>Version 5 of the provider: its own program, started as Terraform would, but for the encryption.</summary>
internal sealed class Provider5 : IDisposable
{
    // Not a secret: it keeps people from starting the program by hand.
    private const string MagicCookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    private Process? _process;

    /// <summary>The way to it, once it is started.</summary>
    public Protocol.Provider.ProviderClient Client { get; private set; } = null!;

    /// <param name="endpoint">Where it is to find AWS.</param>
    public async Task StartAsync(string program, string endpoint)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        // With a bundle, a process that is configured twice fails: its HTTP client cannot take a certificate twice.
        start.Environment.Remove("AWS_CA_BUNDLE");
        start.Environment["AWS_ENDPOINT_URL"] = endpoint;
        start.Environment["PLUGIN_PROTOCOL_VERSIONS"] = "5";
        start.Environment["TF_PLUGIN_MAGIC_COOKIE"] = MagicCookie;
        start.Environment.Remove("PLUGIN_CLIENT_CERT");
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { }; // its own log; a full pipe would stop it
        _process.BeginErrorReadLine();
        var handshake = await _process.StandardOutput.ReadLineAsync() ?? "";
        Client = handshake.Split('|') is [_, "5", "unix", var socket, "grpc", ..]
            ? new(Connect(socket))
            : throw new InvalidOperationException($"The provider began with '{handshake}' and not with protocol 5 on a unix socket.");
    }

    /// <summary>Ends it, at once: Terraform waits two seconds for a plugin to go and then kills what it started itself, and that alone.</summary>
    public void Stop() => _process?.Kill();

    public void Dispose()
    {
        Stop();
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
