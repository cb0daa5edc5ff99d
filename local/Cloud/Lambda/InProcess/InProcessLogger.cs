using System.Text.RegularExpressions;
using Amazon.Lambda.Core;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Hands each line to the account's log; all overloads of the interface end in the three below that take a level.</summary>
internal sealed partial class InProcessLogger(Action<string, string> log) : ILambdaLogger
{
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
}
