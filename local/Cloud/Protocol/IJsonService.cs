using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>A service of one account that speaks AWS JSON: a request is an operation's name and an object.</summary>
/// <remarks>The HTTP endpoint and the service integrations of Step Functions call it alike.</remarks>
public interface IJsonService
{
    /// <summary>What stands before the dot in <c>X-Amz-Target</c>, such as <c>AmazonSQS</c>.</summary>
    string TargetPrefix { get; }

    /// <summary>The names of all operations that it knows.</summary>
    IReadOnlyCollection<string> Operations { get; }

    /// <summary>Carries out one operation.</summary>
    /// <exception cref="AwsException">The service refuses, in AWS's words; nothing was changed.</exception>
    Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken);

    /// <summary>What stands before the <c>#</c> in an error's <c>__type</c>; null where AWS writes the bare code, or is not known to write more.</summary>
    string? NamespaceOf(string errorCode) => null;
}

/// <summary>An error answer in AWS's shape; each protocol writes it in its own way.</summary>
/// <param name="code">The error's shape name, such as <c>ExecutionDoesNotExist</c>.</param>
/// <param name="message">AWS's own words where they are known.</param>
/// <param name="status">HTTP status, 400 unless AWS says otherwise.</param>
public sealed class AwsException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>The code that clients of the older query protocol expect (<c>x-amzn-query-error</c>), where it differs.</summary>
    public string? QueryCode { get; init; }

    /// <summary>Members of the error body beside its message, such as <c>Reason</c> or <c>Item</c>.</summary>
    public System.Text.Json.Nodes.JsonObject? Details { get; init; }

    /// <summary>What the local cloud says instead of accepting silently what it does not know.</summary>
    public static AwsException NotSupported(string what) =>
        new("UnknownOperationException", $"{what} is not supported by the local cloud.", 404);
}
