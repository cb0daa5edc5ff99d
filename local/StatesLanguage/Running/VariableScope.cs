using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>The variables that a flow sees: its own, and those around it as they were when it began, which it only reads.</summary>
/// <remarks>
/// AWS's limits (guide, workflow variables): 256 KiB for one variable, 256 KiB for all of one Assign, 10 MiB for all that an execution
/// holds at a time. What is counted, the JSON text in UTF-8 without the names, and the error, are not recorded: they are those of states'
/// data. Nor is it how a run ends that assigns a variable of a scope around it, as only one that a catcher there has assigned can be.
/// </remarks>
internal sealed class VariableScope
{
    private const int MaxStoredBytes = 10 * 1024 * 1024;

    private readonly VariableScope? _outer;
    private readonly Dictionary<string, JsonNode?> _values;
    private readonly Dictionary<string, int> _sizes = [];

    // Of the variables of this scope, and of the scopes inside it.
    private long _stored;

    public VariableScope(IEnumerable<KeyValuePair<string, JsonNode?>> values) => _values = new(values);

    public VariableScope(VariableScope outer) => (_outer, _values) = (outer, new(outer._values));

    public IReadOnlyDictionary<string, JsonNode?> Values => _values;

    private VariableScope Root => _outer?.Root ?? this;

    /// <summary>Whether a state may assign what it is about to assign.</summary>
    /// <exception cref="StateFailureException">It is larger than AWS allows, or a variable is one of a scope around.</exception>
    public void Check(string stateName, IReadOnlyCollection<AssignedVariable> variables)
    {
        if (_outer is not null && variables.FirstOrDefault(variable => _outer._values.ContainsKey(variable.Name)) is { } taken)
            throw new StateFailureException(
                ErrorNames.Runtime, $"The state '{stateName}' cannot assign the variable '{taken.Name}', which an outer scope has already.");
        if (variables.Sum(variable => (long)variable.Bytes) > Flow.MaxDataBytes)
            throw TooLarge(stateName, "assigned variables with a size", Flow.MaxDataBytes);
        if (Root._stored + Growth(variables) > MaxStoredBytes)
            throw TooLarge(stateName, "brought the variables of the execution to a size", MaxStoredBytes);
    }

    public void Assign(IReadOnlyCollection<AssignedVariable> variables)
    {
        Store(Growth(variables));
        foreach (var variable in variables)
            (_values[variable.Name], _sizes[variable.Name]) = (variable.Value, variable.Bytes);
    }

    /// <summary>The branches of a state are through: nothing can see their variables any more.</summary>
    public void EndInner() => Store(_sizes.Values.Sum(size => (long)size) - _stored);

    /// <summary>The flow has reached its end.</summary>
    public void End()
    {
        _sizes.Clear();
        EndInner();
    }

    private void Store(long bytes)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
            scope._stored += bytes;
    }

    private long Growth(IEnumerable<AssignedVariable> variables) =>
        variables.Sum(variable => (long)variable.Bytes - _sizes.GetValueOrDefault(variable.Name));

    private static StateFailureException TooLarge(string stateName, string what, int limit) =>
        new(ErrorNames.DataLimitExceeded, $"The state '{stateName}' {what} exceeding the maximum of {limit} bytes.");
}

/// <summary>A variable and the value that a state gives it.</summary>
internal sealed class AssignedVariable(string name, JsonNode? value)
{
    public string Name { get; } = name;

    public JsonNode? Value { get; } = value;

    public string Text { get; } = JsonText.Write(value);

    public int Bytes => Encoding.UTF8.GetByteCount(Text);
}
