using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;
using Comparison.StatesLanguage.Tests.Support;

namespace Comparison.StatesLanguage.Tests.Corpus;

/// <summary>Answers each attempt as the recording did, and checks that it asked for the same.</summary>
internal sealed class ReplayHost(JsonArray stubs, bool waits) : IExecutionHost
{
    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 21, 7, 26, 5, TimeSpan.Zero));
    private int _next;
    private int _ids;

    public List<string> Differences { get; } = [];

    public TimeProvider Time => _clock;

    public string NewUuid() => NewId("id");

    public double NextDouble() => 0.5;

    public string NewTaskToken() => NewId("token");

    public void OnTransition(Execution execution)
    {
    }

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (waits)
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        _clock.Advance(delay);
        return Task.CompletedTask;
    }

    public Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken)
    {
        var stub = stubs[_next++]!;
        if (Likeness.Difference(Parsed(stub["request"]), attempt.Parameters) is { } difference)
            Differences.Add($"request of {attempt.StateName}{difference}");
        progress.Started(attempt.Resource.IsActivity ? "BASE_ID_ACTIVITY_CONSUMER" : null);
        if (stub["submitted"] is { } submitted)
            progress.Submitted(submitted);
        return Task.FromResult<TaskOutcome>(stub["outcome"]!.GetValue<string>() switch
        {
            "succeeded" => new TaskOutcome.Succeeded(Parsed(stub["output"])),
            "timedOut" => new TaskOutcome.TimedOut(ByHeartbeat: false),
            "failed" => new TaskOutcome.Failed(Text(stub["error"]), Text(stub["cause"])),
            var other => throw new NotSupportedException(other),
        });
    }

    // The recording left JSON texts that are not objects unparsed.
    private static JsonNode? Parsed(JsonNode? output) => output is JsonValue ? JsonText.Parse(output.GetValue<string>()) : output;

    private static string? Text(JsonNode? node) => node is JsonValue value ? value.GetValue<string>() : node?.ToJsonString();

    private string NewId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{++_ids}");
}
