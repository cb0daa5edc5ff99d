using System.Text.Json;
using Amazon.Runtime;
using Comparison.Scenarios.Targets;

namespace Comparison.Web.Clouds;

/// <summary>Says in one line why a cloud does not answer.</summary>
public static class CloudFailure
{
    /// <summary>The line; null for a failure of the page itself.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        CloudRefusedException refused => refused.Message,
        TimeoutException or TaskCanceledException => "The cloud does not answer in time.",
        HttpRequestException or IOException or AmazonClientException { InnerException: HttpRequestException or IOException } =>
            "The cloud does not answer: it is not there, or it was stopped.",
        JsonException => "The cloud answers something that is none of its answers.",
        _ => AwsFailure.Explain(failure),
    };
}
