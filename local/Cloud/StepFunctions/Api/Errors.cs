using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.StepFunctions.Api;

/// <summary>Step Functions' errors in AWS's words, as recorded unless said otherwise.</summary>
internal static class Errors
{
    public static AwsException InvalidArn(string why) => new("InvalidArn", $"Invalid Arn: '{why}'");

    public static AwsException InvalidName(string name) => new("InvalidName", $"Invalid Name: '{name}'");

    public static AwsException InvalidDefinition(string message) => new("InvalidDefinition", message);

    public static AwsException InvalidInput(string why) => new("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{why}'");

    /// <summary>The frame is that of <see cref="InvalidInput"/>; no recording shows this one.</summary>
    public static AwsException InvalidOutput(string why) => new("InvalidOutput", $"Invalid Output: '{why}'");

    public static AwsException InvalidToken() => new("InvalidToken", "Invalid Token: 'Invalid token'");

    /// <summary>The task was answered, timed out, or its execution has ended.</summary>
    public static AwsException TaskTimedOut() => new("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");

    public static AwsException NoSuchMachine(string arn) => new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    public static AwsException MachineExists(string arn) => new("StateMachineAlreadyExists", $"State Machine Already Exists: '{arn}'");

    /// <summary>AWS's words are not recorded.</summary>
    public static AwsException MachineDeleting(string arn) => new("StateMachineDeleting", $"State Machine is being deleted: '{arn}'");

    /// <summary>Of an express workflow where only standard ones are allowed, and the other way round.</summary>
    public static AwsException WrongType() =>
        new("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");

    public static AwsException NoSuchExecution(string arn) => new("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

    public static AwsException ExecutionExists(string arn) => new("ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'");

    public static AwsException NoSuchActivity(string arn) => new("ActivityDoesNotExist", $"Activity Does Not Exist: '{arn}'");

    /// <summary>Of an alias, or of a version that an alias is to lead to.</summary>
    public static AwsException NoSuchReference() => new("ResourceNotFound", "Request references a resource that does not exist.");

    public static AwsException AliasExists() => Conflict(
        "Failed to create alias because an alias with the same name and a different routing configuration already exists.");

    public static AwsException Conflict(string message) => new("ConflictException", message, 409);

    public static AwsException Invalid(string message) => new("ValidationException", message);

    /// <summary>AWS's words are not recorded.</summary>
    public static AwsException QuotaExceeded(string message) => new("ServiceQuotaExceededException", message, 402);

    /// <summary>AWS's words are not recorded.</summary>
    public static AwsException NoSuchResource(string arn) => new("ResourceNotFound", $"Resource not found: '{arn}'");

    /// <summary>AWS's words are not recorded.</summary>
    public static AwsException TooManyTags(string arn) => new("TooManyTags", $"A resource has at most 50 tags: '{arn}'");
}
