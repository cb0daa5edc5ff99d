using System.Text;
using System.Text.Json.Serialization;

namespace Comparison.Local.DurableExecutions.Errors;

/// <summary>The service refuses a call; nothing was changed.</summary>
/// <param name="code">The error's shape name in the Lambda API.</param>
public sealed class DurableException(string code, string message) : Exception(message)
{
    public const string InvalidParameter = "InvalidParameterValueException";
    public const string NotFound = "ResourceNotFoundException";
    public const string CallbackTimeout = "CallbackTimeoutException";
    public const string Conflict = "ResourceConflictException";
    public const string AlreadyStarted = "DurableExecutionAlreadyStartedException";

    public string Code { get; } = code;

    internal static DurableException Invalid(string message) => new(InvalidParameter, message);

    // The SDKs tell by the beginning of this message that the invocation is outdated, and are to throw instead of failing the execution.
    // AWS's for .NET looks for another spelling than the service's, and fails it (aws-lambda-dotnet issue 2571).
    internal static DurableException InvalidToken() => Invalid("Invalid checkpoint token");
}

/// <summary>An error as durable executions store and pass it on.</summary>
public sealed record DurableError
{
    /// <summary>The language's class name for errors of user code, or one of the service's own such as <c>Callback.Timeout</c>.</summary>
    public string? ErrorType { get; init; }

    public string? ErrorMessage { get; init; }

    public string? ErrorData { get; init; }

    public IReadOnlyList<string>? StackTrace { get; init; }

    /// <summary>UTF-8 bytes of the texts in it: what is billed as written, and what the size limit is compared with.</summary>
    /// <remarks>AWS counts the serialized object; the few bytes of its member names are left out here.</remarks>
    [JsonIgnore]
    public int Size => SizeOf(ErrorType) + SizeOf(ErrorMessage) + SizeOf(ErrorData) + (StackTrace?.Sum(SizeOf) ?? 0);

    private static int SizeOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
