using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.DynamoDb.Values;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <summary>A table with its indexes. Whoever uses <see cref="Find"/>, <see cref="Apply"/> or an index holds <see cref="Gate"/>.</summary>
internal sealed class Table(AccountContext context, TableDefinition definition)
{
    public const int MaxItem = 400 * 1024;

    private const int MaxPartitionKey = 2048;
    private const int MaxSortKey = 1024;
    private const int MaxTags = 50;

    private readonly DateTimeOffset _createdAt = context.Time.GetUtcNow();
    private readonly SortedDictionary<string, string> _tags = new(StringComparer.Ordinal);
    private readonly string _id = context.Ids.NewGuid();

    /// <summary>One lock for the table and its indexes; transactions take those of several tables in the order of their names.</summary>
    public Lock Gate { get; } = new();

    public string Name => definition.Name;

    public string Arn { get; } = context.Arn("dynamodb", $"table/{definition.Name}");

    public KeySchema Keys => definition.Keys;

    public IReadOnlyList<SecondaryIndex> Indexes => definition.Indexes;

    public ItemIndex Items { get; } = new();

    /// <summary>Name of the attribute that says when an item may be deleted; null while time to live is off.</summary>
    /// <remarks>AWS deletes within days and returns the item until then; here it is never deleted, which readers must expect.</remarks>
    public string? TimeToLiveAttribute { get; set; }

    /// <summary>For how many days the table can be restored to any second; null while that is off.</summary>
    public int? RecoveryDays { get; set; }

    /// <summary>Whether DeleteTable is refused.</summary>
    public bool IsProtected { get; set; }

    /// <summary>Whether it is gone for everybody who has not found it before.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>In the order of their keys.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags
    {
        get { lock (Gate) return [.. _tags]; }
    }

    /// <exception cref="Protocol.AwsException">There would be too many.</exception>
    public void Tag(IEnumerable<KeyValuePair<string, string>> tags)
    {
        lock (Gate)
        {
            var added = tags.ToList();
            if (_tags.Keys.Union(added.Select(tag => tag.Key)).Count() > MaxTags)
                throw DynamoDbErrors.Validation($"A table has {MaxTags} tags at the most."); // AWS's words are not known
            foreach (var (key, value) in added)
                _tags[key] = value;
        }
    }

    public void Untag(IEnumerable<string> keys)
    {
        lock (Gate)
            foreach (var key in keys)
                _tags.Remove(key);
    }

    /// <summary>The key in a request: these attributes and no others, of the right types.</summary>
    public IndexKey ParseKey(MapValue key)
    {
        if (key.Members.Count != Keys.Attributes.Count())
            throw DynamoDbErrors.KeyMismatch();
        foreach (var attribute in Keys.Attributes)
        {
            if (key[attribute.Name] is not { } value || value.Type != attribute.Type)
                throw DynamoDbErrors.KeyMismatch();
            CheckKeyValue(Keys, attribute, value, "");
        }
        return new(Keys.TryRead(key)!);
    }

    /// <summary>Looks at the paths of an expression, of which none leads into a key attribute: all of those are scalars.</summary>
    public void CheckPaths(IEnumerable<DocumentPath> paths)
    {
        var nested = paths.Where(path => path.Steps.Length > 1).Select(path => path.Root).ToHashSet();
        var key = Keys.Names.FirstOrDefault(nested.Contains) is { } own ? $"Key: {own}"
            : Indexes.SelectMany(index => index.Keys.Names).FirstOrDefault(nested.Contains) is { } ofIndex ? $"IndexKey: {ofIndex}"
            : null;
        if (key is not null)
            throw DynamoDbErrors.Validation($"Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: {key}");
    }

    /// <summary>The key of an item to be stored, once the item is known to be one that the table takes.</summary>
    /// <param name="inBatch">As of <see cref="ItemWrite.On"/>.</param>
    public IndexKey CheckItem(MapValue item, bool inBatch = false)
    {
        if (inBatch && Keys.TryRead(item) is null)
            throw DynamoDbErrors.KeyMismatch();
        foreach (var attribute in Keys.Attributes)
        {
            if (item[attribute.Name] is not { } value)
                throw DynamoDbErrors.InvalidValue($"Missing the key {attribute.Name} in the item");
            if (value.Type != attribute.Type)
                throw DynamoDbErrors.InvalidValue(
                    $"Type mismatch for key {attribute.Name} expected: {attribute.Type} actual: {value.Type}");
            CheckKeyValue(Keys, attribute, value, "");
        }
        foreach (var index in Indexes)
            foreach (var attribute in index.Keys.Attributes)
                if (item[attribute.Name] is { } value)
                {
                    if (value.Type != attribute.Type)
                        throw DynamoDbErrors.InvalidValue(
                            $"Type mismatch for Index Key {attribute.Name} Expected: {attribute.Type} "
                            + $"Actual: {value.Type} IndexName: {index.Name}");
                    CheckKeyValue(index.Keys, attribute, value, $", IndexName: {index.Name}, IndexKey: {attribute.Name}");
                }
        return new(Keys.TryRead(item)!);
    }

    /// <summary>Whether one of the keys is there twice.</summary>
    public static bool HasRepeated(IEnumerable<IndexKey> keys)
    {
        var all = keys.Order(IndexKey.Order).ToList();
        return all.Zip(all.Skip(1)).Any(pair => pair.First.CompareTo(pair.Second) == 0);
    }

    public MapValue? Find(IndexKey key) => Items.Find(key)?.Read();

    /// <summary>Puts the item in the place of what was there, or deletes that. Keeps the indexes in step.</summary>
    /// <param name="stored">The item as it is kept; null when it is deleted.</param>
    public void Apply(IndexKey key, MapValue? before, MapValue? after, StoredItem? stored)
    {
        if (stored is null)
            Items.Remove(key);
        else
            Items.Set(key, stored);
        foreach (var index in Indexes)
            index.Apply(before, after, stored);
    }

    public JsonObject Describe(string status)
    {
        int count;
        lock (Gate)
            count = Items.Count;
        var description = new JsonObject
        {
            ["AttributeDefinitions"] = new JsonArray([.. definition.AttributeTypes.Select(type => (JsonNode)new JsonObject
            {
                ["AttributeName"] = type.Key,
                ["AttributeType"] = type.Value,
            })]),
            ["CreationDateTime"] = _createdAt.ToUnixTimeMilliseconds() / 1000m,
            ["DeletionProtectionEnabled"] = IsProtected,
            ["ItemCount"] = count,
            ["KeySchema"] = Keys.Describe(),
            ["ProvisionedThroughput"] = definition.Throughput.Describe(),
            ["TableArn"] = Arn,
            ["TableId"] = _id,
            ["TableName"] = Name,
            ["TableSizeBytes"] = 0,
            ["TableStatus"] = status,
        };
        // AWS says so of no table that was provisioned from the start.
        if (definition.Throughput == Throughput.OnDemand)
            description["BillingModeSummary"] = new JsonObject { ["BillingMode"] = "PAY_PER_REQUEST" };
        if (Indexes.Count > 0)
            description["GlobalSecondaryIndexes"] = new JsonArray([.. Indexes.Select(index => (JsonNode)index.Describe(Arn))]);
        return description;
    }

    private static void CheckKeyValue(KeySchema keys, KeyAttribute attribute, AttributeValue value, string where)
    {
        if (value is StringValue { Value.Length: 0 } or BinaryValue { Value.Length: 0 })
            throw DynamoDbErrors.Validation(
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
                + $"{(value.Type == "S" ? "string" : "binary")} value. Key: {attribute.Name}{where}");
        if (attribute == keys.Partition && value.Size > MaxPartitionKey)
            throw DynamoDbErrors.InvalidValue($"Size of hashkey has exceeded the maximum size limit of{MaxPartitionKey} bytes");
        if (attribute == keys.Sort && value.Size > MaxSortKey)
            throw DynamoDbErrors.InvalidValue($"Aggregated size of all range keys has exceeded the size limit of {MaxSortKey} bytes");
    }
}
