using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The Runtime API, version 2018-06-01: next invocation, response, error, initialization error.</summary>
/// <param name="endpoint"><c>host:port[/prefix]</c>, as <c>AWS_LAMBDA_RUNTIME_API</c> gives it.</param>
internal sealed class RuntimeApi(HttpClient client, string endpoint, Func<HttpResponseHeaders, InvocationContext> describe)
{
    private const string ErrorType = "Lambda-Runtime-Function-Error-Type";

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
        await PostAsync($"invocation/{requestId}/response", content, null, cancellationToken);
    }

    public Task ReportInvocationErrorAsync(string requestId, Exception failure, CancellationToken cancellationToken) =>
        ReportAsync($"invocation/{requestId}/error", failure, cancellationToken);

    public Task ReportInitializationErrorAsync(Exception failure, CancellationToken cancellationToken) =>
        ReportAsync("init/error", failure, cancellationToken);

    private async Task ReportAsync(string path, Exception failure, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(ErrorDocument.Write(failure));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.aws.lambda.error+json");
        await PostAsync(path, content, failure.GetType().Name, cancellationToken);
    }

    private async Task PostAsync(string path, HttpContent content, string? errorType, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_root}/{path}") { Content = content };
        if (errorType is not null)
            request.Headers.Add(ErrorType, errorType);
        using var response = await client.SendAsync(request, cancellationToken);
        await EnsureAcceptedAsync(response, cancellationToken);
    }

    private static async Task EnsureAcceptedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw new RuntimeApiException(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
