using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.Lambda.Core;

namespace Comparison.Local.Cloud.Lambda.InProcess;

/// <summary>Hands each line to the account's log; all overloads of the interface end in the three below that take a level.</summary>
internal sealed partial class InProcessLogger(Action<string, string> log) : ILambdaLogger
{
    private static readonly AsyncLocal<InProcessLogger?> Current = new();

    // The static logger has one sink of each form in a process, and here are many functions: whoever writes is found by its flow of control.
    private static readonly Sink<Action<string>> Lines = new("_loggingAction", outside => message =>
    {
        if (Current.Value is { } logger)
            logger.Log(message);
        else
            outside()(message);
    });

    private static readonly Sink<Action<string, string, object[]>> Entries = new("_loggingWithLevelAction", outside => (level, message, args) =>
    {
        if (Current.Value is { } logger)
            logger.Log(level, message, args);
        else
            outside()(level, message, args);
    });

    private static readonly Sink<Action<string, Exception, string, object[]>> Errors = new(
        "_loggingWithLevelAndExceptionAction", outside => (level, exception, message, args) =>
        {
            if (Current.Value is { } logger)
                logger.Log(level, exception, message, args);
            else
                outside()(level, exception, message, args);
        });

    /// <summary>From here on, whatever this invocation awaits or starts writes to this log, also by the static <see cref="LambdaLogger"/>.</summary>
    public void TakeOver()
    {
        Lines.Install();
        Entries.Install();
        Errors.Install();
        Current.Value = this;
    }

    public void Log(string message) => log(nameof(LogLevel.Information), message);

    public void LogLine(string message) => log(nameof(LogLevel.Information), message);

    public void Log(string level, string message) => log(level, message);

    public void Log(string level, string message, params object[] args) => log(level, Fill(message, args));

    public void Log(string level, Exception exception, string message, params object[] args) =>
        log(level, $"{Fill(message, args)}\n{exception}");

    /// <summary>Arguments are bound to the placeholders in order, whatever their names; a placeholder without one stays.</summary>
    private static string Fill(string template, object[] args)
    {
        var next = 0;
        return Placeholder().Replace(template, hole => next < args.Length ? $"{args[next++]}" : hole.Value);
    }

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Placeholder();

    /// <summary>A field of the static logger. AWS's own runtime sets it by this name as well, there being no other way in.</summary>
    /// <remarks>A version of AWS's package that has no such field writes to the console, and everything else still works.</remarks>
    private sealed class Sink<T>
        where T : Delegate
    {
        private readonly FieldInfo? _field;
        private readonly T _own;
        private volatile T? _outside;

        /// <param name="make">Makes the sink; it is given what was there before, for whoever is no function here.</param>
        public Sink(string field, Func<Func<T>, T> make)
        {
            _field = typeof(LambdaLogger).GetField(field, BindingFlags.NonPublic | BindingFlags.Static);
            _own = make(() => _outside!);
        }

        /// <summary>Again for each invocation: a runtime that is started in this process takes the field for itself.</summary>
        public void Install()
        {
            if (_field?.GetValue(null) is not T current || ReferenceEquals(current, _own))
                return;
            _outside = current;
            _field.SetValue(null, _own);
        }
    }
}
