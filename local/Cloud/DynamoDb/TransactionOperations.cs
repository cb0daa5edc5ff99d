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
    private static readonly Dictionary<string, Func<JsonObject, ItemWrite>> Writes = new()
    {
        ["ConditionCheck"] = ItemWrite.Check,
        ["Delete"] = ItemWrite.Delete,
        ["Put"] = ItemWrite.Put,
        ["Update"] = ItemWrite.Update,
    };

    private readonly RequestTokens _tokens = new(context.Time);

    public JsonObject Get(JsonObject request)
    {
        var capacity = new Capacity(context, request, transaction: true);
        var gets = request.Structures("TransactItems").Select(action => action.Structure("Get")!).Select(get => (Get: get, Read: new ItemRead(get))).ToList();
        var reads = gets.Select(get => get.Read.On(tables.Find(get.Get))).ToList();
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
        var parsed = request.Structures("TransactItems").Select(Parse).ToList();
        var writes = parsed.Select(action => action.Write.On(tables.Find(action.Request))).ToList();
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

    private static (JsonObject Request, ItemWrite Write) Parse(JsonObject action)
    {
        action.Only("TransactWriteItems", [.. Writes.Keys]);
        var given = Writes.Keys.Where(kind => action[kind] is not null).ToList();
        return given.Count == 1 && action.Structure(given[0]) is { } request
            ? (request, Writes[given[0]](request))
            : throw DynamoDbErrors.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
    }
}
