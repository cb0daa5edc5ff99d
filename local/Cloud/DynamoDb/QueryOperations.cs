using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.DynamoDb.Expressions;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>Query and Scan: a page of a table or an index.</summary>
internal sealed class QueryOperations(AccountContext context, TableDirectory tables)
{
    public JsonObject Query(JsonObject request)
    {
        var page = new PageRequest(request, "KeyConditionExpression");
        page.On(tables.Find(request));
        return Read(request, page, request.Flag("ScanIndexForward") ?? true);
    }

    public JsonObject Scan(JsonObject request)
    {
        var page = new PageRequest(request);
        page.On(tables.Find(request));
        return Read(request, page, forward: true);
    }

    private JsonObject Read(JsonObject request, PageRequest page, bool forward)
    {
        var capacity = new Capacity(context, request);
        var result = page.Read(forward);
        capacity.Read(page.Table, page.Index?.Name ?? "", result.Bytes, page.Consistent);

        var answer = new JsonObject { ["Count"] = result.Items.Count, ["ScannedCount"] = result.Scanned };
        if (!page.CountsOnly)
            answer["Items"] = new JsonArray([.. result.Items.Select(item => (JsonNode)AttributeJson.WriteMap(page.Project(item)))]);
        if (result.LastKey is { } last)
            answer["LastEvaluatedKey"] = AttributeJson.WriteMap(last);
        return capacity.AddTo(answer);
    }
}

/// <summary>What Query and Scan have in common: which items, from where on, how many, and what of them.</summary>
internal sealed class PageRequest
{
    private static readonly KeyRange Everything = new(new([], -1), new([], 1));

    // Counted before the filter, as the limit is.
    private const int MaxPage = 1024 * 1024;

    private readonly ProjectionExpression? _projection;
    private readonly MapValue? _given;
    private readonly string? _select;
    private readonly string? _index;
    private readonly int _limit;
    private readonly Dictionary<string, Predicate>? _conditions;
    private KeyRange _range = Everything;
    private IndexKey? _start;

    /// <param name="conditions">The member that says which keys are looked for: a query's. A scan has none.</param>
    public PageRequest(JsonObject request, string? conditions = null)
    {
        Placeholders.CheckUse(
            request, conditions is null ? ["ProjectionExpression", "FilterExpression"] : ["ProjectionExpression", "FilterExpression", conditions]);
        (_index, _select) = (request.Text("IndexName"), request.Text("Select"));
        Consistent = request.Flag("ConsistentRead") ?? false;
        _limit = request.Integer("Limit") ?? int.MaxValue;
        if (conditions is null)
            CheckSelect(request);
        else
            DynamoDbErrors.Counted(() => CheckSelect(request));
        if (request.Structure("ExclusiveStartKey") is { } start)
            _given = AttributeJson.ReadMap(start);
        if (conditions is not null && request[conditions] is null)
            throw DynamoDbErrors.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        var placeholders = new Placeholders(request);
        var keys = conditions is null ? null : ConditionParser.Parse(request.Text(conditions)!, ExpressionKind.KeyCondition, placeholders);
        if (request.Text("FilterExpression") is { } filter)
            Filter = ConditionParser.Parse(filter, ExpressionKind.Filter, placeholders);
        _projection = ProjectionExpression.Parse(request.Text("ProjectionExpression"), placeholders);
        placeholders.ThrowIfUnused();
        _conditions = keys is null ? null : KeyRange.Read(keys);
    }

    public Condition? Filter { get; }

    public bool Consistent { get; }

    public bool CountsOnly => _select == "COUNT";

    public Table Table { get; private set; } = null!;

    public SecondaryIndex? Index { get; private set; }

    public KeySchema Keys => Index?.Keys ?? Table.Keys;

    /// <inheritdoc cref="ItemWrite.On"/>
    public void On(Table table)
    {
        Table = table;
        if (_index is not null)
            Index = table.Indexes.FirstOrDefault(index => index.Name == _index)
                ?? throw DynamoDbErrors.Validation($"The table does not have the specified index: {_index}");
        if (Consistent && Index is not null)
            throw DynamoDbErrors.Validation("Consistent reads are not supported on global secondary indexes");
        if (_given is not null)
            _start = ReadStart(_given);
        if (_conditions is not null)
            _range = KeyRange.Of(_conditions, Keys);
        table.CheckPaths(_projection?.Paths ?? []);
        if (_conditions is not null && Filter?.Paths.FirstOrDefault(path => Keys.Names.Contains(path.Root)) is { } ofKey)
            throw DynamoDbErrors.Validation(
                $"Filter Expression can only contain non-primary key attributes: Primary key attribute: {ofKey.Root}");
        if (_select == "ALL_ATTRIBUTES" && Index is { ProjectsAll: false })
            throw DynamoDbErrors.InvalidValue(
                $"Select type ALL_ATTRIBUTES is not supported for global secondary index {Index.Name} "
                + "because its projection type is not ALL");
        if (Index is not null && _projection?.Roots.Where(root => !Index.Holds(root)).ToList() is { Count: > 0 } missing)
            throw DynamoDbErrors.InvalidValue($"Global secondary index {Index.Name} does not project [{string.Join(", ", missing)}]");
        table.CheckPaths(Filter?.Paths ?? []);
    }

    public MapValue Project(MapValue item) => _projection?.Apply(item) ?? item;

    public Page Read(bool forward)
    {
        var (low, high) = (_range.Low, _range.High);
        if (_start is not null)
        {
            if (_start.CompareTo(low) < 0 || _start.CompareTo(high) > 0)
                throw DynamoDbErrors.Validation("The provided starting key is outside query boundaries based on provided conditions");
            (low, high) = forward ? (_start.Behind(), high) : (low, _start.Before());
        }
        List<MapValue> found = [];
        var (scanned, bytes) = (0, 0L);
        lock (Table.Gate)
            foreach (var entry in (Index?.Items ?? Table.Items).Between(low, high, forward).Where(entry => _range.Holds(entry.Key)))
            {
                scanned++;
                bytes += entry.Item.Size;
                var item = entry.Item.Read();
                if (Filter?.Holds(item) ?? true)
                    found.Add(item);
                // AWS does not look further either: a page that ends with the last item has a last key all the same.
                if (scanned == _limit || bytes >= MaxPage)
                    return new(found, scanned, bytes, item.Only(KeyNames));
            }
        return new(found, scanned, bytes, LastKey: null);
    }

    private IEnumerable<string> KeyNames => Index?.KeyNames ?? Table.Keys.Names;

    private bool CheckSelect(JsonObject request)
    {
        var projects = request["ProjectionExpression"] is not null;
        if (projects && _select is not (null or "SPECIFIC_ATTRIBUTES"))
            throw DynamoDbErrors.Validation(
                $"Cannot specify the ProjectionExpression when choosing to get {(_select == "COUNT" ? "only the Count" : _select)}");
        if (!projects && _select == "SPECIFIC_ATTRIBUTES")
            throw DynamoDbErrors.Validation(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        if (_select == "ALL_PROJECTED_ATTRIBUTES" && _index is null)
            throw DynamoDbErrors.Validation("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        return true;
    }

    private IndexKey ReadStart(MapValue start)
    {
        const string refused = "The provided starting key is invalid";
        if (start.Members.Count != KeyNames.Count() || KeyNames.Any(name => start[name] is null))
            throw DynamoDbErrors.Validation(refused);
        if (Index is not null && Index.Keys.TryRead(start) is null)
            throw DynamoDbErrors.KeyMismatch();
        var own = Table.Keys.TryRead(start) ?? throw DynamoDbErrors.Validation($"{refused}: {DynamoDbErrors.KeyMismatch().Message}");
        return Index?.KeyOf(start) ?? new IndexKey(own);
    }

    /// <param name="Bytes">What was read, before the filter: reads are billed by it.</param>
    internal sealed record Page(IReadOnlyList<MapValue> Items, int Scanned, long Bytes, MapValue? LastKey);
}
