namespace Amazon.Lambda.Core;

/// <summary>The function's log for code that has no context at hand: CloudWatch Logs inside Lambda, the console elsewhere.</summary>
public static class LambdaLogger
{
    // AWS's names: whoever hosts functions sets these fields by reflection, as AWS's own runtime does.
    private static Action<string> _loggingAction = Console.Out.WriteLine;
    private static Action<string, string, object[]> _loggingWithLevelAction = (level, message, args) => WriteToConsole(level, null, message, args);
    private static Action<string, Exception, string, object[]> _loggingWithLevelAndExceptionAction = WriteToConsole;

    public static void Log(string message) => _loggingAction(message);

    /// <param name="level">The name of a <see cref="LogLevel"/>.</param>
    /// <param name="message">A message template: arguments are bound to its placeholders in order, whatever their names.</param>
    public static void Log(string level, string message, params object[] args) => _loggingWithLevelAction(level, message, args);

    public static void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    public static void Log(string level, Exception exception, string message, params object[] args) =>
        _loggingWithLevelAndExceptionAction(level, exception, message, args);

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Log(level.ToString(), exception, message, args);

    internal static void Redirect(Action<string> line, Action<string, Exception, string, object[]> entry)
    {
        _loggingAction = line;
        _loggingWithLevelAction = (level, message, args) => entry(level, null, message, args);
        _loggingWithLevelAndExceptionAction = entry;
    }

    private static void WriteToConsole(string level, Exception exception, string message, object[] args)
    {
        var arguments = args is { Length: > 0 } ? $" Arguments: {string.Join(' ', args.Select(a => $"\"{a}\""))}" : "";
        Console.Out.WriteLine($"{level}: {message}{arguments}");
        if (exception is not null)
            Console.Out.WriteLine(exception);
    }
}
