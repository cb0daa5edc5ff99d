using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Jsonata.Values;

/// <summary>JSON's null, as opposed to no value at all, which is C#'s null.</summary>
internal sealed class JsonNull
{
    public static JsonNull Instance { get; } = new();
}

/// <summary>A list of values: an array, or a sequence that paths and functions yield.</summary>
internal sealed class JsonataArray
{
    private readonly JsonArray? _source;
    private List<object?>? _items;

    public JsonataArray() => _items = [];

    public JsonataArray(int capacity) => _items = new(capacity);

    public JsonataArray(IEnumerable<object?> items) => _items = [.. items];

    /// <summary>The array is converted when it is first looked into.</summary>
    public JsonataArray(JsonArray source) => _source = source;

    /// <summary>A sequence stands for its item when it has just one, and for nothing when it has none.</summary>
    public bool IsSequence { get; set; }

    /// <summary>Of a sequence that stays an array when it has just one item.</summary>
    public bool KeepsSingleton { get; set; }

    /// <summary>Made by brackets as a step of a path, which does not merge it with the other results of the step.</summary>
    public bool IsConstructed { get; set; }

    /// <summary>Wrapped around an array that is the whole input.</summary>
    public bool IsWrapper { get; set; }

    /// <summary>Its items are <see cref="Bindings"/>: values together with the variables that the path has bound on its way.</summary>
    public bool IsTupleStream { get; set; }

    /// <summary>The JSON that this is, as long as nothing has been made of it.</summary>
    public JsonArray? Source => _source;

    public List<object?> Items => _items ??= Convert(_source!);

    public int Count => _items?.Count ?? _source!.Count;

    public object? this[int index] => Items[index];

    public static JsonataArray Sequence() => new() { IsSequence = true };

    public static JsonataArray Sequence(object? item)
    {
        var sequence = new JsonataArray(1) { IsSequence = true };
        sequence.Items.Add(item);
        return sequence;
    }

    /// <summary>Adds a value, or the items of an array.</summary>
    public void AddFlat(object? value)
    {
        if (value is JsonataArray array)
            Items.AddRange(array.Items);
        else
            Items.Add(value);
    }

    private static List<object?> Convert(JsonArray source)
    {
        var items = new List<object?>(source.Count);
        foreach (var item in source)
            items.Add(JsonValues.FromNode(item));
        return items;
    }
}

/// <summary>An object: its members in the order in which they were written.</summary>
internal sealed class JsonataObject
{
    private readonly JsonObject? _source;
    private OrderedDictionary<string, object?>? _members;

    public JsonataObject() => _members = [];

    /// <summary>The object is converted when it is first looked into.</summary>
    public JsonataObject(JsonObject source) => _source = source;

    /// <summary>The JSON that this is, as long as nothing has been made of it.</summary>
    public JsonObject? Source => _source;

    public OrderedDictionary<string, object?> Members => _members ??= Convert(_source!);

    /// <summary>A member; null for one that is not there.</summary>
    public object? this[string name]
    {
        get
        {
            if (_members is not null)
                return _members.GetValueOrDefault(name);
            // One member of a large document is often all that is asked for; scalars need no conversion of their neighbours.
            return !_source!.TryGetPropertyValue(name, out var node) ? null
                : node is JsonObject or JsonArray ? Members[name]
                : JsonValues.FromNode(node);
        }
        set => Members[name] = value;
    }

    public int Count => _members?.Count ?? _source!.Count;

    private static OrderedDictionary<string, object?> Convert(JsonObject source)
    {
        var members = new OrderedDictionary<string, object?>(source.Count);
        foreach (var (name, value) in source)
            members[name] = JsonValues.FromNode(value);
        return members;
    }
}

/// <summary>A value on its way through a path, and the variables that the path has bound on the way.</summary>
internal sealed class Bindings
{
    private readonly List<KeyValuePair<string, object?>> _variables;

    public Bindings(object? value) => (Value, _variables) = (value, []);

    public Bindings(Bindings other) => (Value, _variables) = (other.Value, [.. other._variables]);

    public object? Value { get; set; }

    public IReadOnlyList<KeyValuePair<string, object?>> Variables => _variables;

    public void Bind(string name, object? value)
    {
        var at = _variables.FindIndex(variable => variable.Key == name);
        if (at < 0)
            _variables.Add(new(name, value));
        else
            _variables[at] = new(name, value);
    }

    public void BindAll(Bindings other)
    {
        Value = other.Value;
        foreach (var (name, value) in other._variables)
            Bind(name, value);
    }
}
