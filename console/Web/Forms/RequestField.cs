using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Scenarios.Samples;

namespace Comparison.Web.Forms;

/// <summary>A member of a request, as people fill it in.</summary>
/// <param name="Name">As the request spells it: <c>loan_amount</c>.</param>
/// <param name="Columns">The members of each object in the list; none for what is no list of objects.</param>
public sealed record RequestField(string Name, FieldKind Kind, IReadOnlyList<RequestField> Columns)
{
    // Amounts are counted in it, and what is counted in it has no name without it.
    private const string Cents = "_cents";

    // Never sent to a browser, not even to the one that it came from.
    private static readonly string[] Secrets = ["sin"];

    // What people write otherwise than it stands in a request.
    private static readonly Dictionary<string, string> Spelt = new() { ["sin"] = "SIN, last four digits", ["sku"] = "SKU" };

    /// <summary>Whether its value may not be shown.</summary>
    public bool IsSecret => Secrets.Contains(Name);

    public string Label => IsInCents ? $"{Words(Name[..^Cents.Length])}, in cents" : Words(Name);

    public bool IsInCents => Name.EndsWith(Cents, StringComparison.Ordinal);

    /// <summary>The words by which people, and the rules of the domain, call it.</summary>
    internal string Phrase => string.Join(' ', Name.Split('_').Where(word => word is not ("id" or "cents")));

    /// <summary>The fields of a workflow's requests: all that its samples have, but for the id, which the page makes.</summary>
    public static IReadOnlyList<RequestField> All(WorkflowName workflow) =>
        Read(SampleFiles.For(workflow).Select(sample => JsonNode.Parse(sample.Payload)!.AsObject()), except: workflow.IdField());

    /// <summary>The objects of a list, or the one that stands for a list of one.</summary>
    internal static IEnumerable<JsonObject> Objects(JsonNode? value) => value is JsonArray list ? list.OfType<JsonObject>() : new[] { value }.OfType<JsonObject>();

    private static RequestField[] Read(IEnumerable<JsonObject> examples, string? except = null) =>
    [
        .. examples.SelectMany(example => example)
            .Where(member => member.Key != except && member.Value is not null)
            .GroupBy(member => member.Key, member => member.Value!)
            .Select(same => Read(same.Key, [.. same])),
    ];

    private static RequestField Read(string name, IReadOnlyList<JsonNode> examples)
    {
        var objects = examples.SelectMany(Objects).ToList();
        var kind = examples[0] switch
        {
            _ when objects.Count > 0 => FieldKind.Rows,
            JsonArray => FieldKind.Lines,
            JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => FieldKind.Number,
            JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => FieldKind.Text,
            _ => FieldKind.Json,
        };
        return new(name, kind, kind == FieldKind.Rows ? Read(objects) : []);
    }

    private static string Words(string name) => Spelt.GetValueOrDefault(name)
        ?? (name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' '));
}

/// <summary>How a member of a request is filled in.</summary>
public enum FieldKind
{
    Text,
    Number,

    /// <summary>A list of texts, one a line.</summary>
    Lines,

    /// <summary>A list of objects, one a row.</summary>
    Rows,

    /// <summary>Anything else, as JSON.</summary>
    Json,
}
