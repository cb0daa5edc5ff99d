using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution;
using Comparison.Adapters.Settings;
using Comparison.Domain;
using Comparison.Domain.Inputs;
using Microsoft.Extensions.Logging;

using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Comparison.Durable.Hosting;

/// <summary>The log of durable runs: every line carries the correlation id, and replayed lines are silent.</summary>
/// <remarks>With <c>LOG_REPLAY=tag</c> replayed lines are written as well, after <c>[REPLAY]</c>: to show what a replay does.</remarks>
public sealed class RunLogs(FunctionEnvironment environment)
{
    private readonly bool _tagsReplay = environment.Find(Setting.LogReplay) switch
    {
        null => false,
        "tag" => true,
        var other => throw new InvalidOperationException($"{Setting.LogReplay} is '{other}'; it must be tag or absent."),
    };

    /// <summary>Logs the beginning and the end of a run, and gives its workflow a logger that does the same.</summary>
    public async Task<TOutcome> AroundAsync<TOutcome>(
        WorkflowName workflow, JsonElement input, IDurableContext context, Func<Task<TOutcome>> run)
    {
        var reader = new InputReader(input);
        var id = reader.Id(workflow.IdField()) is { } given && SubjectId.IsValid(given) ? given : "without an id";
        var log = new CorrelatedLogger(context.LambdaContext.Logger, reader.Correlation(id)!);
        context.ConfigureLogger(new() { CustomLogger = log, ModeAware = true });
        if (_tagsReplay)
            context.ConfigureLogger(new() { CustomLogger = new ReplayTaggingLogger(context.Logger, log), ModeAware = false });

        context.Logger.LogInformation("{Workflow} {Id} begins", workflow.ToText(), id);
        var outcome = await run();
        context.Logger.LogInformation("{Workflow} {Id} ends", workflow.ToText(), id);
        return outcome;
    }
}

/// <summary>Writes to Lambda's log, with the run's correlation id at the end of every line.</summary>
internal sealed class CorrelatedLogger(ILambdaLogger lambda, string correlationId) : ILogger
{
    /// <summary>How many lines were written.</summary>
    public int Written { get; private set; }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) => Write(logLevel, formatter(state, exception));

    public void Write(LogLevel level, string message)
    {
        Written++;
        lambda.Log(level.ToString(), "{Message} correlation_id={CorrelationId}", message, correlationId);
    }
}

/// <summary>Writes replayed lines too, and marks them.</summary>
/// <param name="aware">The durable runtime's own logger, which keeps replayed lines to itself: nothing else tells what is a replay.</param>
/// <param name="log">What that logger writes to.</param>
internal sealed class ReplayTaggingLogger(ILogger aware, CorrelatedLogger log) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => aware.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var before = log.Written;
        aware.Log(logLevel, eventId, state, exception, formatter);
        if (log.Written == before)
            log.Write(logLevel, $"[REPLAY] {formatter(state, exception)}");
    }
}
