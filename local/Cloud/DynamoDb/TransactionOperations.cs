using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>TransactGetItems and TransactWriteItems: all or nothing, across tables.</summary>
internal sealed class TransactionOperations(AccountContext context, TableDirectory tables)
{
    private const int MaxActions = 100;

    private readonly RequestTokens _tokens = new(context.Time);

    public JsonObject Get(JsonObject request)
    {
        var capacity = new Capacity(context, request, transaction: true);
        var reads = Actions(request).Select(action =>
        {
            var get = action.Structure("Get") ?? [];
            return new ItemRead(tables.Find(get), get);
        }).ToList();
        JsonArray responses = [];
        Locked(reads.Select(read => read.Table), () =>
        {
            foreach (var read in reads)
            {
                var item = read.Table.Find(read.Key);
                capacity.Read(read.Table, "", item?.ItemSize ?? 0, consistent: true);
                responses.Add(item is null ? new JsonObject() : new JsonObject { ["Item"] = read.Render(item) });
            }
        });
        return capacity.AddTo(new() { ["Responses"] = responses }, list: true);
    }

    public JsonObject Write(JsonObject request)
    {
        var capacity = new Capacity(context, request, transaction: true);
        var writes = Actions(request).Select(Parse).ToList();
        if (writes.GroupBy(write => write.Table).Any(table => Table.HasRepeated(table.Select(write => write.Key))))
            throw DynamoDbErrors.Validation("Transaction request cannot include multiple operations on one item");
        Locked(writes.Select(write => write.Table), () =>
        {
            if (_tokens.IsRepeated(request))
                return;
            var outcomes = Evaluate(writes);
            List<ItemChange> changes =
                [.. writes.Zip(outcomes, (write, outcome) => new ItemChange(write.Table, write.Key, outcome.Before, outcome.After))];
            tables.Apply(changes, _tokens.Remember(request));
            foreach (var change in changes)
                capacity.Write(change.Table, change.Before, change.After);
        });
        return capacity.AddTo([], list: true);
    }

    public void Restore(AccountData data) => _tokens.Restore(data);

    private static IReadOnlyList<JsonObject> Actions(JsonObject request)
    {
        var actions = request.Structures("TransactItems");
        return actions.Count is > 0 and <= MaxActions ? actions : throw DynamoDbErrors.Validation(
            "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: "
            + $"Member must have length between 1 and {MaxActions}");
    }

    private static List<(MapValue? Before, MapValue? After)> Evaluate(IEnumerable<ItemWrite> writes)
    {
        List<(MapValue?, MapValue?)> outcomes = [];
        List<JsonObject> reasons = [];
        foreach (var write in writes)
        {
            try
            {
                outcomes.Add(write.Evaluate());
                reasons.Add(new() { ["Code"] = "None" });
            }
            catch (AwsException error)
            {
                reasons.Add(Reason(error));
            }
        }
        return outcomes.Count == reasons.Count ? outcomes : throw DynamoDbErrors.Cancelled(reasons);
    }

    private static JsonObject Reason(AwsException error)
    {
        var reason = error.Details?.DeepClone().AsObject() ?? [];
        // The reasons leave the word Exception out: ConditionalCheckFailed; and ValidationError.
        reason["Code"] = error.Code == "ValidationException"
            ? "ValidationError"
            : error.Code.Replace("Exception", "", StringComparison.Ordinal);
        reason["Message"] = error.Message;
        return reason;
    }

    private static void Locked(IEnumerable<Table> tables, Action action)
    {
        var gates = tables.Distinct().OrderBy(table => table.Name, StringComparer.Ordinal).Select(table => table.Gate).ToList();
        var held = 0;
        try
        {
            for (; held < gates.Count; held++)
                gates[held].Enter();
            action();
        }
        finally
        {
            while (held > 0)
                gates[--held].Exit();
        }
    }

    private ItemWrite Parse(JsonObject action)
    {
        if (action.Count != 1)
            throw DynamoDbErrors.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
        var (kind, node) = action.GetAt(0);
        var request = node as JsonObject ?? [];
        var table = tables.Find(request);
        return kind switch
        {
            "ConditionCheck" => ItemWrite.Check(table, request),
            "Delete" => ItemWrite.Delete(table, request),
            "Put" => ItemWrite.Put(table, request),
            "Update" => ItemWrite.Update(table, request),
            _ => throw AwsException.NotSupported($"TransactWriteItems with {kind}"),
        };
    }
}
