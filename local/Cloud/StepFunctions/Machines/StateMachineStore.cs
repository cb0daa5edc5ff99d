using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Machines;

/// <summary>The state machines of an account.</summary>
internal sealed class StateMachineStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StateMachine> _machines = [];
    private long _created;

    public IReadOnlyList<StateMachine> All
    {
        get { lock (_gate) return [.. _machines.Values.OrderBy(machine => machine.Number)]; }
    }

    public StateMachine Get(string arn) => Find(arn) ?? throw Errors.NoSuchMachine(arn);

    public StateMachine? Find(string arn)
    {
        lock (_gate)
            return _machines.GetValueOrDefault(arn);
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
            return _machines[arn] = change(Get(arn));
    }

    public void Remove(string arn)
    {
        lock (_gate)
            _machines.Remove(arn);
    }
}
