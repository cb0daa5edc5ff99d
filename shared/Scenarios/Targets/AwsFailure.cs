using System.Net;
using Amazon.Runtime;

namespace Comparison.Scenarios.Targets;

/// <summary>Says in one line why AWS does not do what a command asked for.</summary>
public static class AwsFailure
{
    /// <summary>The line; null when the failure is none that a user can do something about.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        DeploymentException known => known.Message,
        AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests } throttled => Throttled(throttled.Message),
        AmazonServiceException { ErrorCode: "Throttling" or "ThrottlingException" or "TooManyRequestsException" } throttled =>
            Throttled(throttled.Message),
        AmazonServiceException { ErrorCode: "ExpiredTokenException" or "ExpiredToken" } => "The credentials have expired; sign in again.",
        AmazonServiceException { ErrorCode: "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException" } wrong =>
            $"AWS does not know these credentials: {wrong.Message}",
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden } or AmazonServiceException { ErrorCode: "AccessDeniedException" } =>
            $"AWS refuses (403): {failure.Message}",
        AmazonServiceException refused => $"AWS answers {refused.ErrorCode}: {refused.Message}",
        // Without credentials it lists every place where it looked, line by line.
        AmazonClientException client => $"AWS cannot be asked: {client.Message.Split('\n')[0].Trim()}",
        TaskCanceledException { InnerException: TimeoutException } => "The deployment does not answer in time; try again, or with less at once.",
        HttpRequestException unreachable => $"The deployment does not answer: {unreachable.Message}",
        _ => null,
    };

    /// <summary>The line for an answer of the HTTP API's gateway, which none of the functions gave.</summary>
    public static string? Explain(HttpStatusCode status, string? message) => status switch
    {
        HttpStatusCode.Unauthorized => $"The API asks for a token (401): set {ApiClients.TokenVariable}.",
        HttpStatusCode.Forbidden => $"The API refuses the caller (403): {message ?? "Forbidden"}. May these credentials execute-api:Invoke there?",
        HttpStatusCode.TooManyRequests => Throttled(message),
        _ => null,
    };

    private static string Throttled(string? message) => $"AWS throttles (429): {message ?? "Too Many Requests"}; try again later.";
}
