using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>ItemBatcher: gives each child of a distributed map several items, as <c>{BatchInput, Items}</c>.</summary>
/// <remarks>A batch ends at either limit; an item that is too large by itself is a batch of its own, for which AWS's words are not recorded.</remarks>
internal sealed class ItemBatcher(Expression? maxItems, Expression? maxBytes, PayloadTemplate? input)
{
    public const string Name = "ItemBatcher";

    private const string Items = "MaxItemsPerBatch";
    private const string Bytes = "MaxInputBytesPerBatch";

    public static ItemBatcher Read(Fields fields, QueryLanguage language)
    {
        var batcher = new ItemBatcher(ReadLimit(fields, language, Items), ReadLimit(fields, language, Bytes), language.ReadTemplate(fields, "BatchInput"));
        if (!((string[])[Items, $"{Items}Path", Bytes, $"{Bytes}Path"]).Any(fields.Has))
            fields.Refuse($"One of these fields is required: [{Items}, {Items}Path, {Bytes}, {Bytes}Path]");
        fields.RefuseOthers();
        return batcher;
    }

    /// <param name="items">The items as the selector has made them.</param>
    /// <param name="scope">Of the state.</param>
    /// <returns>The inputs of the children, with the number of items in each.</returns>
    public IReadOnlyList<(JsonNode Input, int Count)> Batch(IReadOnlyList<JsonNode?> items, EvaluationScope scope)
    {
        var (most, largest) = (Limit(maxItems, Items, scope), Limit(maxBytes, Bytes, scope));
        var common = input?.Invoke(scope);
        var batches = new List<(JsonNode, int)>();
        var batch = new List<JsonNode?>();
        long size = 0;
        foreach (var item in items)
        {
            var bytes = Encoding.UTF8.GetByteCount(JsonText.Write(item));
            if (batch.Count > 0 && (batch.Count == most || size + bytes > largest))
                Close();
            batch.Add(item);
            size += bytes;
        }
        if (batch.Count > 0)
            Close();
        return batches;

        void Close()
        {
            var given = new JsonObject();
            if (common is not null)
                given["BatchInput"] = common.DeepClone();
            given["Items"] = new JsonArray([.. batch.Select(item => item.Detached())]);
            batches.Add((given, batch.Count));
            batch.Clear();
            size = 0;
        }
    }

    private static Expression? ReadLimit(Fields fields, QueryLanguage language, string name) => language.ReadValue(
        fields, name, "number", (fields, name) => fields.Integer(name, 1, int.MaxValue) is { } value ? new LiteralExpression(value) : null);

    private static long Limit(Expression? expression, string field, EvaluationScope scope)
    {
        if (expression is null)
            return long.MaxValue;
        var value = expression.EvaluateField(scope);
        var refusal = $"The {field} field must be a positive integer but was: {JsonText.Write(value)}";
        return value.AsCount() is { } limit and > 0 ? limit : throw expression.Unusable(refusal, refusal);
    }
}
