using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>TransactGetItems and TransactWriteItems: all or nothing, across tables.</summary>
internal sealed class TransactionOperations(AccountContext context, TableDirectory tables)
{
    private const int MaxActions = 100;
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(10);

    private readonly Lock _tokensGate = new();
    private readonly Dictionary<string, (string Request, DateTimeOffset At)> _tokens = [];
    private readonly Queue<(string Token, DateTimeOffset At)> _oldestTokens = [];

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
            if (IsRepeated(request))
                return;
            var outcomes = Evaluate(writes);
            foreach (var (write, (before, after)) in writes.Zip(outcomes))
            {
                write.Table.Apply(write.Key, before, after);
                capacity.Write(write.Table, before, after);
            }
            Remember(request);
        });
        return capacity.AddTo([], list: true);
    }

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

    // A token makes a repeated request succeed without being carried out again, for ten minutes.
    private bool IsRepeated(JsonObject request)
    {
        if (request.Text("ClientRequestToken") is not { } token)
            return false;
        lock (_tokensGate)
        {
            if (!_tokens.TryGetValue(token, out var known) || context.Time.GetUtcNow() - known.At > TokenLifetime)
                return false;
            return known.Request == request.ToJsonString(CloudJson.Options) ? true : throw new AwsException(
                "IdempotentParameterMismatchException",
                "Request parameters do not match the parameters of the first request with this token");
        }
    }

    private void Remember(JsonObject request)
    {
        if (request.Text("ClientRequestToken") is not { } token)
            return;
        var now = context.Time.GetUtcNow();
        lock (_tokensGate)
        {
            while (_oldestTokens.TryPeek(out var oldest) && now - oldest.At > TokenLifetime)
                if (_tokens.TryGetValue(_oldestTokens.Dequeue().Token, out var known) && known.At == oldest.At)
                    _tokens.Remove(oldest.Token);
            _tokens[token] = (request.ToJsonString(CloudJson.Options), now);
            _oldestTokens.Enqueue((token, now));
        }
    }
}
