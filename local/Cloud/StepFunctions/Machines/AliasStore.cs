using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Machines;

/// <summary>The aliases of an account's state machines, by ARN.</summary>
internal sealed class AliasStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StateMachineAlias> _aliases = [];
    private long _created;

    public StateMachineAlias Get(string arn) => Find(arn) ?? throw Errors.NoSuchReference();

    public StateMachineAlias? Find(string arn)
    {
        lock (_gate)
            return _aliases.GetValueOrDefault(arn);
    }

    /// <summary>The aliases of a machine in the order of their creation.</summary>
    public IReadOnlyList<StateMachineAlias> ForMachine(string machineArn)
    {
        lock (_gate)
            return [.. _aliases.Values.Where(alias => alias.MachineArn == machineArn).OrderBy(alias => alias.Number)];
    }

    /// <summary>Adds an alias; one that is there already is returned instead when it is the same.</summary>
    public StateMachineAlias Add(StateMachineAlias alias)
    {
        lock (_gate)
        {
            if (Find(alias.Arn) is { } present)
                return present.IsSameAs(alias) ? present : throw Errors.AliasExists();
            if (ForMachine(alias.MachineArn).Count >= StateMachineAlias.MaxForMachine)
                throw Errors.QuotaExceeded($"A state machine has at most {StateMachineAlias.MaxForMachine} aliases.");
            return _aliases[alias.Arn] = alias with { Number = ++_created };
        }
    }

    public StateMachineAlias Change(string arn, Func<StateMachineAlias, StateMachineAlias> change)
    {
        lock (_gate)
            return _aliases[arn] = change(Get(arn));
    }

    public void Remove(string arn)
    {
        lock (_gate)
            _aliases.Remove(arn);
    }

    public void RemoveOf(string machineArn)
    {
        lock (_gate)
            foreach (var alias in ForMachine(machineArn))
                _aliases.Remove(alias.Arn);
    }
}

/// <summary>A name for one version of a state machine, or for two that share its executions.</summary>
internal sealed record StateMachineAlias(
    string Arn, string Name, string MachineArn, string? Description, IReadOnlyList<AliasRoute> Routes, DateTimeOffset Created)
{
    /// <summary>By the service quotas of the developer guide.</summary>
    public const int MaxForMachine = 100;

    /// <summary>Counts the aliases of the account in the order of their creation.</summary>
    public long Number { get; init; }

    public DateTimeOffset Updated { get; init; } = Created;

    /// <summary>Whether creating the other one again would change nothing.</summary>
    public bool IsSameAs(StateMachineAlias other) => Description == other.Description && Routes.SequenceEqual(other.Routes);

    public bool LeadsTo(string versionArn) => Routes.Any(route => route.VersionArn == versionArn);

    /// <summary>The version for one execution.</summary>
    /// <param name="chance">At least 0, less than 1.</param>
    public string Draw(double chance) => chance * 100 < Routes[0].Weight ? Routes[0].VersionArn : Routes[^1].VersionArn;
}

/// <summary>A version behind an alias.</summary>
/// <param name="Weight">Its share of the executions in percent; those of an alias sum to 100.</param>
internal sealed record AliasRoute(string VersionArn, int Weight);
