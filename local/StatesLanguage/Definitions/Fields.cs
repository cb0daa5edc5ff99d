using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Definitions;

/// <summary>
/// The members of one object of a definition: each is read once, what is wrong is noted, and what nobody reads is refused.
/// </summary>
internal sealed class Fields(JsonObject json, string location, List<DefinitionProblem> problems, string stateLocation = "/")
{
    private const string Schema = "SCHEMA_VALIDATION_FAILED";

    private readonly HashSet<string> _read = ["Comment"];

    public string Location { get; } = location;

    /// <summary>Where a field stands in its state, such as <c>Choices[1]/Condition</c>: how evaluation errors name it.</summary>
    public string PlaceInState(string name) =>
        Location.Length > stateLocation.Length ? $"{Location[(stateLocation.TrimEnd('/').Length + 1)..]}/{name}" : name;

    public bool Has(string name) => json.ContainsKey(name);

    /// <summary>A value that somebody else will read.</summary>
    public JsonNode? Peek(string name) => json[name];

    public JsonNode? Raw(string name)
    {
        _read.Add(name);
        return json[name];
    }

    public string? Text(string name) => Read(name, node => node.AsText(), "string");

    public bool? Boolean(string name) => Read(name, node => node.AsBoolean(), "boolean");

    public JsonObject? Object(string name) => Read(name, node => node as JsonObject, "object");

    public JsonArray? Array(string name) => Read(name, node => node as JsonArray, "array");

    public double? Number(string name, double minimum)
    {
        var value = Read(name, node => node.AsNumber(), "number");
        if (value < minimum)
            Refuse($"Minimum value is {JsonValue.Create(minimum).ToJsonString()}", name);
        return value;
    }

    public int? Integer(string name, int minimum, int maximum)
    {
        var value = Read(name, node => node.AsInteger(), "integer");
        if (value < minimum)
            Refuse($"Minimum value is {minimum}", name);
        if (value > maximum)
            Refuse($"Maximum value is {maximum}", name);
        return value >= minimum && value <= maximum ? (int)value : null;
    }

    /// <summary>The objects of an array, each with its own location such as <c>/States/S/Choices[0]</c>.</summary>
    public IEnumerable<Fields> Objects(string name)
    {
        var items = Array(name) ?? [];
        for (var i = 0; i < items.Count; i++)
            if (items[i] is JsonObject item)
                yield return Inside(item, $"{name}[{i}]");
            else
                Refuse("Value is not an object", $"{name}[{i}]");
    }

    public Fields Inside(JsonObject inner, string place) => new(inner, $"{Location.TrimEnd('/')}/{place}", problems, stateLocation);

    /// <summary>A state, to which the places of its fields are relative.</summary>
    public Fields State(JsonObject inner, string name)
    {
        var location = $"{Location.TrimEnd('/')}/States/{name}";
        return new(inner, location, problems, location);
    }

    public void Require(params ReadOnlySpan<string> names)
    {
        var missing = names.ToArray().Where(name => !Has(name)).ToArray();
        if (missing.Length > 0)
            Refuse($"These fields are required: [{string.Join(", ", missing)}]");
    }

    public void AtMostOne(params string[] names)
    {
        if (names.Count(Has) > 1)
            Refuse($"There should only be one of the following fields: [{string.Join(", ", names)}]");
    }

    public void Refuse(string message, string? field = null) => problems.Add(new(Schema, message, Place(field)));

    /// <summary>Refuses a query.</summary>
    /// <param name="field">The field and the place in it, such as <c>Output/a[0]</c>.</param>
    public void RefuseQuery(string code, string message, string field) => problems.Add(new(code, message, Place(field)));

    /// <summary>Refuses what AWS knows and what is not carried out here.</summary>
    public void Lack(string message, string field) => problems.Add(new(Schema, message, Place(field)) { IsGap = true });

    /// <summary>To be called when everything that may be there has been read.</summary>
    public void RefuseOthers()
    {
        foreach (var (name, _) in json)
            if (!_read.Contains(name))
                Refuse($"Field '{name}' is not supported");
    }

    private string Place(string? field) => field is null ? Location : $"{Location.TrimEnd('/')}/{field}";

    private T? Read<T>(string name, Func<JsonNode?, T?> convert, string type)
    {
        var node = Raw(name);
        if (!Has(name))
            return default;
        var value = convert(node);
        if (value is null)
            Refuse($"Value is not {(type is "string" or "boolean" or "number" ? "a" : "an")} {type}", name);
        return value;
    }
}
