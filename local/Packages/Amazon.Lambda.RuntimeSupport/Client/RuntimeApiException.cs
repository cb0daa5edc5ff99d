using System.Net;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The Runtime API refused a call: 403 for a request that is not this environment's, 413 for too large a response.</summary>
internal sealed class RuntimeApiException(HttpStatusCode status, string body)
    : Exception($"The Runtime API answered with HTTP status code {(int)status}: {body}");
