using System.Net;
using System.Text.Json;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Web.Clouds;
using Comparison.Web.Histories;

namespace Comparison.Web.Recordings;

/// <summary>A recording, played on its own clock: the talk's safety net, which needs no cloud at all.</summary>
/// <remarks>A start plays the recorded one from there on. Before any start, the recording stands at its end. Nothing else changes what is played.</remarks>
internal sealed class RecordedCloud : ICloud
{
    private readonly IReadOnlyList<RecordedLine> _lines;
    private readonly TimeProvider _machine;
    private readonly Lock _gate = new();
    private readonly Dictionary<(Variant, RunKey), (int Lines, RunReading? Reading)> _read = [];
    private double? _startedFrom;
    private long? _startedAt;

    private RecordedCloud(IReadOnlyList<RecordedLine> lines, TimeProvider machine) => (_lines, _machine) = (lines, machine);

    public string Title => "recording";

    public CloudAbilities Abilities { get; } = new(IsRecorded: true);

    public TimeSpan Pace { get; } = TimeSpan.FromMilliseconds(100);

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="FormatException">It is no recording; the message is one line.</exception>
    public static RecordedCloud Open(string file, TimeProvider machine)
    {
        var lines = new List<RecordedLine>();
        foreach (var (number, text) in File.ReadLines(file).Index())
        {
            try
            {
                lines.Add(JsonSerializer.Deserialize(text, RecordingJson.Default.RecordedLine) ?? throw new JsonException("null"));
            }
            catch (JsonException malformed)
            {
                throw new FormatException($"{file} is no recording: line {number + 1}.", malformed);
            }
        }
        return lines.Exists(line => line.Status is not null)
            ? new(lines, machine)
            : throw new FormatException($"{file} is no recording: it tells of no cloud.");
    }

    public Task<CloudStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var status = Played().LastOrDefault(line => line.Status is not null) ?? _lines.First(line => line.Status is not null);
        return Task.FromResult(status.Status!.Read());
    }

    public Task<StartAnswer> StartAsync(Variant variant, Sample request, CancellationToken cancellationToken)
    {
        var recorded = _lines.Where(line => line.IsStart && line.Run!.Workflow == request.Workflow).ToList();
        if (recorded.Count == 0)
            return Task.FromResult(new StartAnswer(null, [$"The recording has no start of {request.Workflow.ToText()}."]));
        var run = recorded[0].Run!;
        lock (_gate)
        {
            _startedFrom = recorded.Where(line => line.Run == run).Min(line => line.Seconds);
            _startedAt = null; // the first look afterwards is at that instant: meters are counted from there
        }
        return Task.FromResult(new StartAnswer(run.Id, []));
    }

    public Task<RunReading?> ReadAsync(Variant variant, RunKey run, CancellationToken cancellationToken)
    {
        var lines = Played().Where(line => line.Run == run && line.Variant == variant && line.Events is not null).ToList();
        lock (_gate)
        {
            if (_read.TryGetValue((variant, run), out var before) && before.Lines == lines.Count)
                return Task.FromResult(before.Reading);
            var events = EventsOf(lines);
            var reading = events.Count == 0
                ? null
                : new RunReading(variant, events) { Asked = lines[^1].Asked, Outcome = lines[^1].Outcome, Effects = lines[^1].Effects };
            _read[(variant, run)] = (lines.Count, reading);
            return Task.FromResult(reading);
        }
    }

    public Task<ExecutionPage> ListAsync(
        Variant variant, WorkflowName workflow, WorkflowState? state, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var found = _lines.Where(line => line.Events is not null && line.Variant == variant && line.Run!.Workflow == workflow)
            .GroupBy(line => line.Run!.Id)
            .Select(lines => (Id: lines.Key, Reading: new RunReading(variant, EventsOf(lines))))
            .Where(run => state is null || run.Reading.State == state)
            .Select(run => new ExecutionSummary(run.Id, run.Reading.State, run.Reading.StartedAt, run.Reading.FinishedAt))
            .OrderByDescending(summary => summary.StartedAt);
        return Task.FromResult(new ExecutionPage([.. found.Take(limit)], null));
    }

    public Task<DecisionPage> PendingAsync(Variant variant, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var asked = Played().Where(line => line.Variant == variant && line.Events is not null)
            .GroupBy(line => line.Run).Select(lines => lines.Last().Asked).OfType<PendingDecision>();
        return Task.FromResult(new DecisionPage([.. asked.OrderBy(decision => decision.ReplyBy).Take(limit)], null));
    }

    public Task<DecideAnswer> DecideAsync(Variant variant, GivenDecision decision, CancellationToken cancellationToken) =>
        Task.FromResult(new DecideAnswer(HttpStatusCode.Conflict, null, ["This is a recording: it answers as it was answered."]));

    public Task<IReadOnlyDictionary<string, string>> EffectsAsync(Variant variant, RunKey run, CancellationToken cancellationToken) =>
        Task.FromResult(_lines.LastOrDefault(line => line.Run == run && line.Variant == variant && line.Effects is not null)?.Effects ?? new Dictionary<string, string>());

    public Task MoveAsync(ClockMove move, CancellationToken cancellationToken) => throw Recorded();

    public Task OrderAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken) => throw Recorded();

    public Task ForgetFaultsAsync(CancellationToken cancellationToken) => throw Recorded();

    public Task<IReadOnlyDictionary<Variant, IReadOnlyList<StruckFault>>> StruckAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Variant, IReadOnlyList<StruckFault>>>(new Dictionary<Variant, IReadOnlyList<StruckFault>>());

    private static List<RunEvent> EventsOf(IEnumerable<RecordedLine> lines) =>
        [.. lines.SelectMany(line => line.Events!).DistinctBy(item => item.Id).OrderBy(item => item.Id)];

    private static CloudRefusedException Recorded() => new("This is a recording: nothing in it can be moved or broken.");

    private IEnumerable<RecordedLine> Played()
    {
        lock (_gate)
        {
            var until = _startedFrom + _machine.GetElapsedTime(_startedAt ??= _machine.GetTimestamp()).TotalSeconds ?? double.MaxValue;
            return _lines.TakeWhile(line => line.Seconds <= until);
        }
    }
}
