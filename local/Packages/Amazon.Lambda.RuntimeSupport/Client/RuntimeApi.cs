using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The Runtime API refused a call: 403 for a request that is not this environment's, 413 for too large a response.</summary>
public class RuntimeApiClientException : Exception
{
    internal RuntimeApiClientException(string message, HttpStatusCode status, string response, Exception? innerException = null)
        : base($"{message}\n\nStatus: {(int)status}\nResponse: \n{response}", innerException) =>
        (StatusCode, Response) = ((int)status, response);

    public int StatusCode { get; }

    public string Response { get; }
}

/// <summary>The Runtime API, version 2018-06-01: next invocation, response, error, initialization error.</summary>
/// <param name="endpoint"><c>host:port[/prefix]</c>, as <c>AWS_LAMBDA_RUNTIME_API</c> gives it.</param>
internal sealed class RuntimeApi(HttpClient client, string endpoint, Func<HttpResponseHeaders, InvocationContext> describe)
{
    private const int MaxCauseBytes = 1024 * 1024;

    private readonly string _root = $"http://{endpoint.TrimEnd('/')}/2018-06-01/runtime";

    /// <summary>Waits, for hours if need be, until there is an invocation.</summary>
    public async Task<InvocationRequest> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync($"{_root}/invocation/next", cancellationToken);
        await EnsureAcceptedAsync(response, cancellationToken);
        var payload = new MemoryStream(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return new InvocationRequest(payload, describe(response.Headers));
    }

    public async Task RespondAsync(string requestId, Stream payload, CancellationToken cancellationToken)
    {
        // The content would close a stream that the handler may want to keep; buffering it gives the length that AWS sends as well.
        using var buffer = new MemoryStream();
        await payload.CopyToAsync(buffer, cancellationToken);
        using var content = new ByteArrayContent(buffer.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync($"{_root}/invocation/{requestId}/response", content, cancellationToken);
        await EnsureAcceptedAsync(response, cancellationToken);
    }

    /// <summary>Sends the error, and once more in a header for X-Ray, unless that would be too large.</summary>
    public async Task ReportInvocationErrorAsync(string requestId, Exception failure, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_root}/invocation/{requestId}/error");
        request.Headers.Add("Lambda-Runtime-Function-Error-Type", failure.GetType().Name);
        var cause = ErrorDocument.WriteCause(failure);
        if (Encoding.UTF8.GetByteCount(cause) < MaxCauseBytes)
            request.Headers.Add("Lambda-Runtime-Function-XRay-Error-Cause", cause);
        await ReportAsync(request, failure, cancellationToken);
    }

    /// <summary>Sends the error without its type in a header, as AWS's runtime does.</summary>
    public async Task ReportInitializationErrorAsync(Exception failure)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_root}/init/error");
        await ReportAsync(request, failure, CancellationToken.None);
    }

    private async Task ReportAsync(HttpRequestMessage request, Exception failure, CancellationToken cancellationToken)
    {
        request.Content = new ByteArrayContent(ErrorDocument.Write(failure));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.aws.lambda.error+json");
        using var response = await client.SendAsync(request, cancellationToken);
        await EnsureAcceptedAsync(response, cancellationToken);
        await EnsureJsonAsync(response, cancellationToken);
    }

    private static async Task EnsureAcceptedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw new RuntimeApiClientException(
                $"The Runtime API answered with HTTP status code {(int)response.StatusCode}.",
                response.StatusCode,
                await response.Content.ReadAsStringAsync(cancellationToken));
    }

    // AWS's runtime gives up for an answer to an error that it cannot read, though it has no use for it.
    private static async Task EnsureJsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(body);
        }
        catch (JsonException failure)
        {
            throw new RuntimeApiClientException("The Runtime API answered with no JSON.", response.StatusCode, body, failure);
        }
    }
}
