using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>The values a function was called with.</summary>
internal sealed class Arguments(IReadOnlyList<JsonNode?> values, IChance chance)
{
    public int Count => values.Count;

    public IChance Chance { get; } = chance;

    public IEnumerable<JsonNode?> From(int start) => values.Skip(start);

    public JsonNode? Any(int index) => values[index];

    public string Text(int index) => values[index].AsText() ?? throw Wrong(index, "string");

    public JsonArray Array(int index) => values[index] as JsonArray ?? throw Wrong(index, "array");

    public JsonObject Object(int index) => values[index] as JsonObject ?? throw Wrong(index, "object");

    public bool Boolean(int index) => values[index].AsBoolean() ?? throw Wrong(index, "boolean");

    /// <summary>A number, rounded the way Java's <c>Math.round</c> does: halves go up, also below zero.</summary>
    public long Rounded(int index) => (long)Math.Floor((values[index].AsNumber() ?? throw Wrong(index, "number")) + 0.5);

    public int Integer(int index) =>
        values[index].AsInteger() is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : throw Wrong(index, "integer");

    private ArgumentException Wrong(int index, string type) =>
        new($"The argument {JsonText.Write(values[index])} is not {(type is "array" or "object" or "integer" ? "an" : "a")} {type}.");
}
