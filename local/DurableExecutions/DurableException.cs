namespace Comparison.Local.DurableExecutions;

/// <summary>The service refuses a call; nothing was changed.</summary>
/// <param name="code">The error's shape name in the Lambda API.</param>
public sealed class DurableException(string code, string message) : Exception(message)
{
    public const string InvalidParameter = "InvalidParameterValueException";
    public const string NotFound = "ResourceNotFoundException";
    public const string CallbackTimeout = "CallbackTimeoutException";
    public const string AlreadyStarted = "DurableExecutionAlreadyStartedException";

    public string Code { get; } = code;

    internal static DurableException Invalid(string message) => new(InvalidParameter, message);
}
