using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.Lambda.Core;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Hands each line to the account's log; all overloads of the interface end in the three below that take a level.</summary>
internal sealed partial class InProcessLogger(Action<string, string> log) : ILambdaLogger
{
    private static readonly AsyncLocal<InProcessLogger?> Current = new();

    /// <summary>The static logger has one sink in a process, and here are many functions: whoever writes is found by its flow of control.</summary>
    /// <remarks>AWS's own runtime sets these fields as well, there being no other way in. Outside of invocations they do what they did.</remarks>
    static InProcessLogger()
    {
        Redirect<Action<string>>("_loggingAction", before => message =>
        {
            if (Current.Value is { } logger)
                logger.Log(message);
            else
                before(message);
        });
        Redirect<Action<string, string, object[]>>("_loggingWithLevelAction", before => (level, message, args) =>
        {
            if (Current.Value is { } logger)
                logger.Log(level, message, args);
            else
                before(level, message, args);
        });
        Redirect<Action<string, Exception, string, object[]>>("_loggingWithLevelAndExceptionAction", before => (level, exception, message, args) =>
        {
            if (Current.Value is { } logger)
                logger.Log(level, exception, message, args);
            else
                before(level, exception, message, args);
        });
    }

    /// <summary>From here on, whatever this invocation awaits or starts writes to this log, also by the static <see cref="LambdaLogger"/>.</summary>
    public void TakeOver() => Current.Value = this;

    public void Log(string message) => log(nameof(LogLevel.Information), message);

    public void LogLine(string message) => log(nameof(LogLevel.Information), message);

    public void Log(string level, string message) => log(level, message);

    public void Log(string level, string message, params object[] args) => log(level, Fill(message, args));

    public void Log(string level, Exception exception, string message, params object[] args) =>
        log(level, $"{Fill(message, args)}\n{exception}");

    private static void Redirect<T>(string name, Func<T, T> around)
        where T : Delegate
    {
        // A version of AWS's package that has no such field writes to the console, and everything else still works.
        if (typeof(LambdaLogger).GetField(name, BindingFlags.NonPublic | BindingFlags.Static) is { } field)
            field.SetValue(null, around((T)field.GetValue(null)!));
    }

    /// <summary>Arguments are bound to the placeholders in order, whatever their names; a placeholder without one stays.</summary>
    private static string Fill(string template, object[] args)
    {
        var next = 0;
        return Placeholder().Replace(template, hole => next < args.Length ? $"{args[next++]}" : hole.Value);
    }

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Placeholder();
}
