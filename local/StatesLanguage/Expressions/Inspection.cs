using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Expressions;

/// <summary>What a state that is tested made of its data, part by part; the names are those of TestState's <c>inspectionData</c>.</summary>
internal sealed class Inspection
{
    private readonly JsonObject _notes = [];

    /// <summary>The notes so far; a new object each time.</summary>
    public JsonObject Notes => _notes.DeepClone().AsObject();

    /// <summary>Notes data, which is shown as JSON text.</summary>
    public void NoteData(string name, JsonNode? data) => _notes[name] = JsonText.Write(data);

    /// <summary>Notes the result that a definition gives outright.</summary>
    public void NoteResult(bool isGiven, JsonNode? result)
    {
        if (isGiven)
            NoteData("result", result);
    }

    /// <summary>Notes a number or a structure, which is shown as it is.</summary>
    public void Note(string name, JsonNode? value) => _notes[name] = value.Detached();
}
