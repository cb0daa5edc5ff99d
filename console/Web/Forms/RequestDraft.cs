using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Scenarios.Samples;

namespace Comparison.Web.Forms;

/// <summary>A request while somebody fills it in. It takes whatever is typed: what is wrong with it, the API says.</summary>
public sealed class RequestDraft
{
    private readonly WorkflowName _workflow;
    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, List<Dictionary<string, string>>> _rows = [];

    public RequestDraft(WorkflowName workflow)
    {
        _workflow = workflow;
        Fields = RequestField.All(workflow);
        foreach (var field in Fields.Where(field => field.Kind == FieldKind.Rows))
            _rows[field.Name] = [[]];
    }

    public IReadOnlyList<RequestField> Fields { get; }

    /// <summary>What stands in a field; empty when nothing does.</summary>
    public string this[string field]
    {
        get => _texts.GetValueOrDefault(field, "");
        set => _texts[field] = value;
    }

    /// <summary>The rows of a list of objects, to be changed as they are; each by the names of its members.</summary>
    public IList<Dictionary<string, string>> Rows(string field) => _rows[field];

    /// <summary>Fills every field from a sample; what the sample lacks becomes empty.</summary>
    public void Fill(Sample sample)
    {
        var payload = JsonNode.Parse(sample.Payload)!.AsObject();
        foreach (var field in Fields)
        {
            var value = payload[field.Name];
            if (field.Kind == FieldKind.Rows)
                _rows[field.Name] = [.. RequestField.Objects(value).Select(row => row.ToDictionary(cell => cell.Key, cell => Text(cell.Value)))];
            else
                _texts[field.Name] = field.Kind == FieldKind.Lines && value is JsonArray lines ? string.Join('\n', lines.Select(Text)) : Text(value);
        }
    }

    /// <summary>The request as it stands, under the beginning of an id.</summary>
    public Sample ToRequest()
    {
        // ORD-12345 begins with ORD, and so do the ids of other orders.
        var sample = JsonNode.Parse(SampleFiles.For(_workflow)[0].Payload)!;
        var payload = new JsonObject { [_workflow.IdField()] = sample[_workflow.IdField()]!.GetValue<string>().Split('-')[0] };
        foreach (var field in Fields)
            if (Value(field) is { } value)
                payload[field.Name] = value;
        return new(_workflow, "page", payload.ToJsonString());
    }

    private JsonNode? Value(RequestField field) => field.Kind switch
    {
        FieldKind.Lines => new JsonArray([.. this[field.Name].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (JsonNode)line)]),
        FieldKind.Rows => new JsonArray([.. _rows[field.Name].Select(row => Row(field, row)).Where(row => row.Count > 0)]),
        _ => Value(field, this[field.Name]),
    };

    private static JsonObject Row(RequestField field, Dictionary<string, string> row) => new(field.Columns
        .Select(column => KeyValuePair.Create(column.Name, Value(column, row.GetValueOrDefault(column.Name, ""))))
        .Where(cell => cell.Value is not null));

    // What is no number goes as text: the rule that it breaks names it.
    private static JsonNode? Value(RequestField field, string text) => (field.Kind, text.Trim()) switch
    {
        (_, "") => null,
        (FieldKind.Number, var number) when decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => JsonValue.Create(value),
        (FieldKind.Json, var json) => Parse(json),
        _ => JsonValue.Create(text),
    };

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when text.TryGetValue<string>(out var plain) => plain,
        _ => value.ToJsonString(),
    };
}
