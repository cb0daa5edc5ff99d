using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>ItemsPath and ItemSelector, which was called Parameters once.</summary>
internal sealed class JsonPathItems(Selection items, PayloadTemplate? selector) : ItemFlow
{
    public static JsonPathItems Read(Fields fields)
    {
        const string name = "ItemSelector";
        const string oldName = "Parameters";
        fields.AtMostOne(name, oldName);
        return new JsonPathItems(
            JsonPathFlow.ReadSelection(fields, "ItemsPath"),
            PayloadTemplate.Read(fields, name) ?? PayloadTemplate.Read(fields, oldName));
    }

    public override JsonArray Items(Scope scope)
    {
        var selected = items.Select(scope);
        return selected as JsonArray
            ?? throw new EvaluationException($"Map state input must be an array but was: {JsonText.Write(selected)}");
    }

    public override JsonNode? Input(Scope scope, JsonNode? item) => selector is null ? item : selector.Fill(scope);
}
