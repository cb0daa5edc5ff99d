using System.Text.Json;
using Amazon.Lambda.DurableExecution;
using Comparison.Adapters;
using Comparison.Domain;
using Comparison.Domain.Inputs;
using Microsoft.Extensions.Logging;

namespace Comparison.Durable.Functions;

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
