using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control;

/// <summary>The tags of one resource, in the order of their keys; they have no effect but to be listed.</summary>
internal sealed class Tags
{
    private readonly SortedDictionary<string, string> _tags = new(StringComparer.Ordinal);

    /// <summary>Adds those of a list of <c>{Key, Value}</c>.</summary>
    public void Add(JsonObject request, string member = "Tags")
    {
        foreach (var tag in request.Structures(member))
            _tags[tag.Text("Key") ?? ""] = tag.Text("Value") ?? "";
    }

    /// <summary>Adds those of a map.</summary>
    public void AddMap(JsonObject request, string member)
    {
        foreach (var (key, value) in request.TextMap(member))
            _tags[key] = value;
    }

    public void Remove(IEnumerable<string> keys)
    {
        foreach (var key in keys)
            _tags.Remove(key);
    }

    public JsonArray ToList() => new([.. _tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]);

    public JsonObject ToMap() => new(_tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
}
