namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A stack trace as the service records it: a list of lines.</summary>
internal static class StackFrames
{
    public static List<string>? Of(Exception exception) =>
        exception.StackTrace?.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToList();
}
