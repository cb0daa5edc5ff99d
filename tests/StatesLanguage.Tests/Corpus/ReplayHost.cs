using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;
using Comparison.Tests.Shared;

namespace Comparison.StatesLanguage.Tests.Corpus;

/// <summary>Answers each attempt as the recording did, and checks that it asked for the same.</summary>
internal sealed class ReplayHost(JsonArray stubs, bool waits, Pump pump) : IExecutionHost
{
    private readonly ManualTime _clock = new(new DateTimeOffset(2026, 11, 21, 7, 26, 5, TimeSpan.Zero));
    private readonly List<JsonNode> _stubs = [.. stubs.OfType<JsonNode>()];
    private int _ids;

    public List<string> Differences { get; } = [];

    /// <summary>The flows of control, which are one when all branches have ended.</summary>
    public int Flows { get; private set; } = 1;

    public TimeProvider Time => _clock;

    public string NewUuid() => NewId("id");

    public double NextDouble() => 0.5;

    public string NewTaskToken() => NewId("token");

    public void OnTransition(StateMachineExecution execution)
    {
    }

    public void BeginFlow() => Flows++;

    public void EndFlow() => Flows--;

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (waits)
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        _clock.Advance(delay);
        return Task.CompletedTask;
    }

    public async Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken)
    {
        // What the children of a distributed map do is not in the recording; the one function that they call gives back its event.
        if (_stubs.Count == 0)
            return new TaskOutcome.Succeeded(attempt.Parameters);
        var stub = Take(attempt);
        await pump.WhenQuietAsync();
        progress.Started((string?)stub["workerName"]);
        if (stub["submitted"] is { } submitted)
            progress.Submitted(submitted);
        await pump.WhenQuietAsync();
        return stub["outcome"]!.GetValue<string>() switch
        {
            "succeeded" => new TaskOutcome.Succeeded(Parsed(stub["output"])),
            "timedOut" => new TaskOutcome.TimedOut(ByHeartbeat: false),
            "failed" => new TaskOutcome.Failed(Text(stub["error"]), Text(stub["cause"])),
            var other => throw new NotSupportedException(other),
        };
    }

    private JsonNode Take(TaskAttempt attempt)
    {
        // Where branches race, the recording does not tell whose state asked: the request alone decides then.
        var same = _stubs.OrderByDescending(stub => (string?)stub["state"] == attempt.StateName)
            .FirstOrDefault(stub => Likeness.Difference(Parsed(stub["request"]), attempt.Parameters) is null);
        var taken = same ?? _stubs[0];
        if (same is null)
            Differences.Add($"request of {attempt.StateName}{Likeness.Difference(Parsed(taken["request"]), attempt.Parameters)}");
        _stubs.Remove(taken);
        return taken;
    }

    // The recording left JSON texts that are not objects unparsed.
    private static JsonNode? Parsed(JsonNode? output) => output is JsonValue ? JsonText.Parse(output.GetValue<string>()) : output;

    private static string? Text(JsonNode? node) => node is JsonValue value ? value.GetValue<string>() : node?.ToJsonString();

    private string NewId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{++_ids}");
}
