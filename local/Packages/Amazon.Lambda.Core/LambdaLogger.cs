namespace Amazon.Lambda.Core;

/// <summary>The function's log for code that has no context at hand: CloudWatch Logs inside Lambda, the console elsewhere.</summary>
public static class LambdaLogger
{
    // RuntimeSupport, AWS's and ours, finds these by their names and puts the function's log in their place.
    private static Action<string> _loggingAction = Console.Out.WriteLine;
    private static Action<string, string, object[]> _loggingWithLevelAction = WriteToConsole;
    private static Action<string, Exception, string, object[]> _loggingWithLevelAndExceptionAction = WriteToConsole;

    public static void Log(string message) => _loggingAction(message);

    /// <param name="level">The name of a <see cref="LogLevel"/>.</param>
    /// <param name="message">A message template: arguments are bound to its placeholders in order, whatever their names.</param>
    public static void Log(string level, string message, params object[] args) =>
        _loggingWithLevelAction(level, message, args);

    public static void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    public static void Log(string level, Exception exception, string message, params object[] args) =>
        _loggingWithLevelAndExceptionAction(level, exception, message, args);

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Log(level.ToString(), exception, message, args);

    private static void WriteToConsole(string level, string message, object[] args)
    {
        var arguments = args is { Length: > 0 } ? $" Arguments: {string.Join(' ', args.Select(a => $"\"{a}\""))}" : "";
        Console.Out.WriteLine($"{level}: {message}{arguments}");
    }

    private static void WriteToConsole(string level, Exception exception, string message, object[] args)
    {
        WriteToConsole(level, message, args);
        Console.Out.WriteLine(exception);
    }
}
