using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Writes to the function's log. Keys of open scopes follow the message as placeholders: JSON logs have them as fields.</summary>
/// <remarks>Through the static logger, as AWS's package does, and not through the context's: whoever hosts functions redirects it.</remarks>
internal sealed class LambdaCoreLogger : ILogger
{
    private const string Template = "{OriginalFormat}";

    private static readonly AsyncLocal<Scope?> Innermost = new();

    public IDisposable BeginScope<TState>(TState state)
        where TState : notnull => Innermost.Value = new Scope(state, Innermost.Value);

    // The function's own level, AWS_LAMBDA_LOG_LEVEL, is applied behind LambdaLogger.
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;

        var fields = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
        var template = fields.FirstOrDefault(field => field.Key == Template).Value as string;
        var own = template is null ? [] : fields.Where(field => field.Key != Template).ToList();
        var scoped = ScopedFields().ExceptBy(own.Select(field => field.Key), field => field.Key).ToList();
        var message = string.Join(' ', [template ?? formatter(state, exception), .. scoped.Select(field => $"{{{field.Key}}}")]);
        var args = own.Concat(scoped).Select(field => field.Value!).ToArray();

        if (exception is null)
            LambdaLogger.Log(logLevel.ToString(), message, args);
        else
            LambdaLogger.Log(logLevel.ToString(), exception, message, args);
    }

    /// <summary>Innermost first; of keys that occur twice, the inner value.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> ScopedFields() =>
        Scope.Outwards(Innermost.Value)
            .SelectMany(scope => scope.Fields)
            .Where(field => field.Key != Template)
            .DistinctBy(field => field.Key);

    private sealed class Scope(object state, Scope? outer) : IDisposable
    {
        public IEnumerable<KeyValuePair<string, object?>> Fields => state as IEnumerable<KeyValuePair<string, object?>> ?? [];

        private Scope? Outer => outer;

        public static IEnumerable<Scope> Outwards(Scope? scope)
        {
            for (; scope is not null; scope = scope.Outer)
                yield return scope;
        }

        public void Dispose() => Innermost.Value = Outer;
    }
}
