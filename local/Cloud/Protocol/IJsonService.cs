using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>A service of one account that speaks AWS JSON: a request is an operation's name and an object.</summary>
/// <remarks>The HTTP endpoint and the service integrations of Step Functions call it alike.</remarks>
public interface IJsonService
{
    /// <summary>What stands before the dot in <c>X-Amz-Target</c>, such as <c>AmazonSQS</c>.</summary>
    string TargetPrefix { get; }

    /// <summary>Carries out one operation.</summary>
    /// <exception cref="AwsException">The service refuses, in AWS's words; nothing was changed.</exception>
    Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken);
}
