using System.Text.Json.Serialization;
using Amazon.Lambda.DurableExecution.Internal;

namespace Amazon.Lambda.DurableExecution;

/// <summary>An error as the service records it.</summary>
public sealed class ErrorObject
{
    [JsonPropertyName("ErrorType")]
    public string? ErrorType { get; set; }

    [JsonPropertyName("ErrorMessage")]
    public string? ErrorMessage { get; set; }

    [JsonPropertyName("StackTrace")]
    public IReadOnlyList<string>? StackTrace { get; set; }

    [JsonPropertyName("ErrorData")]
    public string? ErrorData { get; set; }

    /// <summary>Describes an exception by its full type name, message and stack.</summary>
    /// <remarks>Exceptions of failed operations give the error they carry, so that whoever started the execution sees what broke.</remarks>
    public static ErrorObject FromException(Exception exception) => exception switch
    {
        StepException e => Recorded(e.ErrorType, e.Message, e.OriginalStackTrace, e.ErrorData),
        ChildContextException e => Recorded(e.ErrorType, e.Message, e.OriginalStackTrace, e.ErrorData),
        InvokeException e => Recorded(e.ErrorType, e.Message, e.OriginalStackTrace, e.ErrorData),
        CallbackException e => Recorded(e.ErrorType, e.Message, e.OriginalStackTrace, e.ErrorData),
        _ => RecordedError.From(exception),
    };

    private static ErrorObject Recorded(string? errorType, string errorMessage, IReadOnlyList<string>? stackTrace, string? errorData) =>
        new() { ErrorType = errorType, ErrorMessage = errorMessage, StackTrace = stackTrace, ErrorData = errorData };
}
