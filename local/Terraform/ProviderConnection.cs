using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Comparison.Local.Terraform;

/// <summary>gRPC to the provider: one message there, one back.</summary>
internal sealed class ProviderConnection : IDisposable
{
    private readonly HttpMessageInvoker _http;

    public ProviderConnection(string socketPath) => _http = new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    /// <summary>Passes a call on.</summary>
    /// <returns>The answer, and how the call ended; there is no answer where it failed.</returns>
    public async Task<(byte[]? Answer, string Status, string Message)> CallAsync(
        string path, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://provider{path}")
        {
            Content = new ByteArrayContent(GrpcFrame.Of(message)),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Content.Headers.ContentType = new("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));

        using var response = await _http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        // A call that fails at once has its status in the headers.
        string Find(string name) => response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values)
            ? values.First()
            : "";
        return (body.Length == 0 ? null : GrpcFrame.MessageOf(body).ToArray(), Find("grpc-status"), Find("grpc-message"));
    }

    public void Dispose() => _http.Dispose();
}
