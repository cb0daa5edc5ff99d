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

/// <summary>A cloud, and beside it a file with all that the page receives of it: no more than a browser may see.</summary>
internal sealed class RecordingCloud : ICloud, IDisposable
{
    private readonly ICloud _cloud;
    private readonly TimeProvider _machine;
    private readonly long _began;
    private readonly StreamWriter _file;
    private readonly Lock _gate = new();
    private readonly Dictionary<(Variant, RunKey), RunReading> _written = [];
    private CloudStatus? _status;

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public RecordingCloud(ICloud cloud, string file, TimeProvider machine)
    {
        (_cloud, _machine, _began) = (cloud, machine, machine.GetTimestamp());
        _file = new(file) { AutoFlush = true };
    }

    public string Title => $"{_cloud.Title}, recorded";

    public CloudAbilities Abilities => _cloud.Abilities;

    public TimeSpan Pace => _cloud.Pace;

    public Task? NextEvent() => _cloud.NextEvent();

    public async Task<CloudStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var status = await _cloud.StatusAsync(cancellationToken);
        if (_status?.Now != status.Now || _status.Rate != status.Rate)
            Write(line => line with { Status = RecordedStatus.Write(status) });
        return _status = status;
    }

    public async Task<StartAnswer> StartAsync(Variant variant, Sample request, CancellationToken cancellationToken)
    {
        var answer = await _cloud.StartAsync(variant, request, cancellationToken);
        if (answer.Id is { } id)
            Write(line => line with { Run = new(request.Workflow, id), Variant = variant, IsStart = true });
        return answer;
    }

    public async Task<RunReading?> ReadAsync(Variant variant, RunKey run, CancellationToken cancellationToken)
    {
        var reading = await _cloud.ReadAsync(variant, run, cancellationToken);
        lock (_gate)
        {
            var before = _written.GetValueOrDefault((variant, run));
            if (reading is null || ReferenceEquals(reading, before))
                return reading;
            _written[(variant, run)] = reading;
            Write(line => line with
            {
                Run = run,
                Variant = variant,
                Events = [.. reading.Events.Skip(before?.Events.Count ?? 0)],
                Asked = reading.Asked,
                Outcome = reading.Outcome,
                Effects = reading.Effects,
            });
        }
        return reading;
    }

    public Task<ExecutionPage> ListAsync(
        Variant variant, WorkflowName workflow, WorkflowState? state, int limit, string? cursor, CancellationToken cancellationToken) =>
        _cloud.ListAsync(variant, workflow, state, limit, cursor, cancellationToken);

    public Task<DecisionPage> PendingAsync(Variant variant, int limit, string? cursor, CancellationToken cancellationToken) =>
        _cloud.PendingAsync(variant, limit, cursor, cancellationToken);

    public Task<DecideAnswer> DecideAsync(Variant variant, GivenDecision decision, CancellationToken cancellationToken) =>
        _cloud.DecideAsync(variant, decision, cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> EffectsAsync(Variant variant, RunKey run, CancellationToken cancellationToken) =>
        _cloud.EffectsAsync(variant, run, cancellationToken);

    public Task MoveAsync(ClockMove move, CancellationToken cancellationToken) => _cloud.MoveAsync(move, cancellationToken);

    public Task OrderAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken) => _cloud.OrderAsync(faults, cancellationToken);

    public Task ForgetFaultsAsync(CancellationToken cancellationToken) => _cloud.ForgetFaultsAsync(cancellationToken);

    public Task<IReadOnlyDictionary<Variant, IReadOnlyList<StruckFault>>> StruckAsync(CancellationToken cancellationToken) =>
        _cloud.StruckAsync(cancellationToken);

    public void Dispose() => _file.Dispose();

    private void Write(Func<RecordedLine, RecordedLine> fill)
    {
        lock (_gate)
            _file.WriteLine(JsonSerializer.Serialize(fill(new(_machine.GetElapsedTime(_began).TotalSeconds)), RecordingJson.Default.RecordedLine));
    }
}
