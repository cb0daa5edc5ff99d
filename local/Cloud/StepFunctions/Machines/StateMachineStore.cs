using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.StatesLanguage;

namespace Comparison.Local.Cloud.StepFunctions.Machines;

/// <summary>The state machines of an account, with their versions, which can be looked up by ARNs of their own.</summary>
internal sealed class StateMachineStore(AliasStore aliases)
{
    // By the service quotas of the developer guide.
    private const int MaxVersions = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, StateMachine> _machines = [];
    private readonly Dictionary<string, SortedDictionary<int, StateMachine>> _versions = [];
    private readonly Dictionary<string, int> _lastVersions = [];
    private long _created;

    public IReadOnlyList<StateMachine> All
    {
        get { lock (_gate) return [.. _machines.Values.OrderBy(machine => machine.Number)]; }
    }

    public StateMachine Get(string arn) => Find(arn) ?? throw Errors.NoSuchMachine(arn);

    public StateMachine? Find(string arn)
    {
        lock (_gate)
            return _machines.GetValueOrDefault(arn)
                ?? _versions.Values.SelectMany(versions => versions.Values).FirstOrDefault(version => version.VersionArn == arn);
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<StateMachine> VersionsOf(string arn)
    {
        lock (_gate)
            return _versions.TryGetValue(arn, out var versions) ? [.. versions.Values.Reverse()] : [];
    }

    /// <summary>Keeps the machine as it is now as a version; the latest one is returned when it is of the same revision.</summary>
    public StateMachine Publish(string arn, string? description, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (VersionsOf(arn) is [var latest, ..] && latest.RevisionId == Get(arn).RevisionId)
                return latest;
            if (VersionsOf(arn).Count >= MaxVersions)
                throw Errors.QuotaExceeded($"A state machine has at most {MaxVersions} versions.");
            // A number is not given twice, not even after its version was deleted.
            var number = _lastVersions[arn] = _lastVersions.GetValueOrDefault(arn) + 1;
            var version = Get(arn) with { VersionNumber = number, VersionDescription = description, Published = now };
            if (!_versions.TryGetValue(arn, out var versions))
                _versions[arn] = versions = [];
            return versions[number] = version;
        }
    }

    public void RemoveVersion(string versionArn)
    {
        lock (_gate)
            if (Find(versionArn) is { VersionNumber: > 0 } version)
                _versions[version.Arn].Remove(version.VersionNumber);
    }

    /// <summary>Adds a machine; the one that is there already is returned instead when it is the same.</summary>
    /// <returns>The machine of that name, and whether it was added now.</returns>
    public (StateMachine Machine, bool IsNew) Add(StateMachine machine)
    {
        lock (_gate)
        {
            if (!_machines.TryGetValue(machine.Arn, out var present))
                return (_machines[machine.Arn] = machine with { Number = ++_created }, true);
            if (present.IsDeleting)
                throw Errors.MachineDeleting(machine.Arn);
            return present.IsSameAs(machine) ? (present, false) : throw Errors.MachineExists(machine.Arn);
        }
    }

    public StateMachine Change(string arn, Func<StateMachine, StateMachine> change)
    {
        lock (_gate)
            // Versions can be looked up too, but nothing changes them.
            return _machines[arn] = change(_machines.TryGetValue(arn, out var machine) ? machine : throw Errors.NoSuchMachine(arn));
    }

    public void Remove(string arn)
    {
        lock (_gate)
        {
            _machines.Remove(arn);
            _versions.Remove(arn);
            _lastVersions.Remove(arn);
            aliases.RemoveOf(arn);
        }
    }
}

/// <summary>A state machine as it is at one time; an update makes another one of the same ARN.</summary>
/// <param name="Text">The definition as it was sent: AWS compares and returns it letter for letter.</param>
/// <param name="Logging">What an express workflow logs; of a standard one it is kept and shown.</param>
/// <param name="Tracing">Kept and shown; nothing is traced.</param>
internal sealed record StateMachine(
    string Arn,
    string Name,
    string Text,
    StateMachineDefinition Definition,
    string RoleArn,
    DateTimeOffset Created,
    JsonObject Logging,
    JsonObject Tracing)
{
    /// <summary>Counts the machines of the account in the order of their creation.</summary>
    public long Number { get; init; }

    public DateTimeOffset Updated { get; init; } = Created;

    /// <summary>Changes with every update; AWS shows none before the first.</summary>
    public string? RevisionId { get; init; }

    /// <summary>Counts the versions of the machine, from 1; 0 for the machine itself.</summary>
    public int VersionNumber { get; init; }

    public string? VersionArn => VersionNumber == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{Arn}:{VersionNumber}");

    public string? VersionDescription { get; init; }

    /// <summary>When the version was made.</summary>
    public DateTimeOffset Published { get; init; }

    /// <summary>An express workflow: short, without history or callbacks, and billed by time.</summary>
    public bool IsExpress { get; init; }

    /// <summary>Deleted while executions were running: the machine is gone when they are.</summary>
    public bool IsDeleting { get; init; }

    /// <summary>Whether creating the other one again would change nothing. Role and tags do not count.</summary>
    public bool IsSameAs(StateMachine other) =>
        Text == other.Text && IsExpress == other.IsExpress && JsonNode.DeepEquals(Logging, other.Logging) && JsonNode.DeepEquals(Tracing, other.Tracing);
}
