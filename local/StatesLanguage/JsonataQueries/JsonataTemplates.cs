using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.JsonataQueries;

/// <summary>Reads values in which texts between <c>{%</c> and <c>%}</c> are expressions, at any depth.</summary>
internal static class JsonataTemplates
{
    /// <param name="type">What the expression must yield if it stands for the whole value; null for anything.</param>
    public static PayloadTemplate? Read(Fields fields, string name, VisibleStates visible, string? type = null) => fields.Has(name)
        ? Compile(fields.Raw(name), new JsonataPlace(fields, name, visible), type)
        : null;

    private static PayloadTemplate Compile(JsonNode? node, JsonataPlace place, string? type = null) => node switch
    {
        JsonObject members => CompileObject(members, place),
        JsonArray items => CompileArray(items, place),
        _ when JsonataField.TryRead(node.AsText(), place, type) is { } field => field.Evaluate,
        _ => _ => node,
    };

    private static PayloadTemplate CompileArray(JsonArray items, JsonataPlace place)
    {
        var parts = items.Select((item, index) => Compile(item, place.At(index))).ToArray();
        return scope => new JsonArray([.. parts.Select(part => part(scope).Detached())]);
    }

    private static PayloadTemplate CompileObject(JsonObject members, JsonataPlace place)
    {
        var parts = members.Select(member => (member.Key, Fill: Compile(member.Value, place.Member(member.Key)))).ToArray();
        return scope =>
        {
            var filled = new JsonObject();
            foreach (var (name, fill) in parts)
                filled[name] = fill(scope).Detached();
            return filled;
        };
    }
}

/// <summary>Where an expression stands, and what it sees there.</summary>
/// <param name="Path">Within the object that the fields are of, such as <c>Output/a[0]</c>.</param>
internal sealed record JsonataPlace(Fields Fields, string Path, VisibleStates Visible)
{
    /// <summary>Within the state.</summary>
    public string InState => Fields.PlaceInState(Path);

    public JsonataPlace At(int index) => this with { Path = $"{Path}[{index}]" };

    public JsonataPlace Member(string name) => this with { Path = $"{Path}/{name}" };
}
