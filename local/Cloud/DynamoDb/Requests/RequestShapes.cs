using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Values;

namespace Comparison.Local.Cloud.DynamoDb.Requests;

/// <summary>The requests of the operations, as far as the local cloud knows their members: what AWS looks at before anything else.</summary>
/// <remarks>
/// The order of members is the one in which AWS was seen to list what is wrong with them; for those of tags, time to live,
/// backups and transactions it is that of the API model, since AWS's is not known.
/// </remarks>
internal static class RequestShapes
{
    // AWS lists no more.
    private const int MaxFaults = 10;

    private const string Name = "[a-zA-Z0-9_.-]+";

    private static readonly TextShape Text = new();
    private static readonly FlagShape Flag = new();
    private static readonly MapShape Item = AttributeShape.Map();
    private static readonly TextShape TableOrIndex = new(Name, 3, 255);

    private static readonly Member Capacity = new("ReturnConsumedCapacity", TextShape.OneOf("INDEXES", "TOTAL", "NONE"));
    private static readonly Member Metrics = new("ReturnItemCollectionMetrics", TextShape.OneOf("SIZE", "NONE"));
    private static readonly Member Returned = new("ReturnValues", TextShape.OneOf("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"));
    private static readonly Member OnFailure = new("ReturnValuesOnConditionCheckFailure", TextShape.OneOf("ALL_OLD", "NONE"));
    private static readonly Member Key = new("Key", Item, IsRequired: true);
    private static readonly Member Put = new("Item", Item, IsRequired: true);

    private static readonly Member Table = new("TableName", new TableShape(), IsRequired: true);
    private static readonly Member ManagedTable = new("TableName", new TableShape(IsManaged: true));
    private static readonly Member Index = new("IndexName", TableOrIndex);
    private static readonly Member Consistent = new("ConsistentRead", Flag);
    private static readonly Member Condition = new("ConditionExpression", Text);
    private static readonly Member Update = new("UpdateExpression", Text);
    private static readonly Member Projection = new("ProjectionExpression", Text);
    private static readonly Member Filter = new("FilterExpression", Text);
    private static readonly Member Names = new("ExpressionAttributeNames", new MapShape("java.lang.String", Text));
    private static readonly Member Values = new("ExpressionAttributeValues", Item);
    private static readonly Member Limit = new("Limit", new NumberShape(Min: 1));
    private static readonly Member Start = new("ExclusiveStartKey", Item);
    private static readonly Member Select = new(
        "Select", TextShape.OneOf("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"));

    private static readonly Member Throughput = new("ProvisionedThroughput", new StructureShape(
        "ProvisionedThroughput",
        new("WriteCapacityUnits", new NumberShape("Long", Min: 1), IsRequired: true),
        new("ReadCapacityUnits", new NumberShape("Long", Min: 1), IsRequired: true)));

    private static readonly Member Keys = new("KeySchema", new ListShape(
        new StructureShape(
            "KeySchemaElement",
            new("AttributeName", Text, IsRequired: true),
            new("KeyType", TextShape.OneOf("HASH", "RANGE"), IsRequired: true)),
        1,
        2), IsRequired: true);

    private static readonly Member Indexes = new("GlobalSecondaryIndexes", new ListShape(new StructureShape(
        "GlobalSecondaryIndex",
        new("IndexName", TableOrIndex, IsRequired: true),
        Keys,
        new("Projection", new StructureShape(
            "Projection",
            new("ProjectionType", TextShape.OneOf("ALL", "INCLUDE", "KEYS_ONLY")),
            new("NonKeyAttributes", new ListShape(Text, 1, 20))), IsRequired: true),
        Throughput)));

    private static readonly Member Attributes = new("AttributeDefinitions", new ListShape(new StructureShape(
        "AttributeDefinition",
        new("AttributeName", Text, IsRequired: true),
        new("AttributeType", TextShape.OneOf("B", "N", "S"), IsRequired: true))), IsRequired: true);

    private static readonly Member Tags = new("Tags", new ListShape(new StructureShape(
        "Tag",
        new("Key", new TextShape(Min: 1, Max: 128), IsRequired: true),
        new("Value", new TextShape(Max: 256), IsRequired: true))));

    private static readonly Member Resource = new("ResourceArn", new TextShape(Min: 1, Max: 1283), IsRequired: true);

    private static readonly FrozenDictionary<string, StructureShape> All = new Dictionary<string, StructureShape>
    {
        ["BatchGetItem"] = Request(Capacity, Batch("com.amazonaws.dynamodb.v20120810.KeysAndAttributes", new StructureShape(
            "KeysAndAttributes",
            new("Keys", new ListShape(Item, 1, 100), IsRequired: true),
            Consistent,
            Projection,
            Names))),
        ["BatchWriteItem"] = Request(Capacity, Metrics, Batch(
            "java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>",
            new ListShape(new StructureShape(
                "WriteRequest",
                new("DeleteRequest", new StructureShape("DeleteRequest", Key)),
                new("PutRequest", new StructureShape("PutRequest", Put)))),
            (1, 25))),
        ["CreateTable"] = Request(
            Attributes, ManagedTable, new("BillingMode", TextShape.OneOf("PROVISIONED", "PAY_PER_REQUEST")), Throughput, Keys, Indexes,
            new("DeletionProtectionEnabled", Flag), Tags),
        ["DeleteItem"] = Request(Capacity, Table, Returned, Metrics, Key, OnFailure, Condition, Values, Names),
        ["DeleteTable"] = Request(ManagedTable),
        ["DescribeContinuousBackups"] = Request(ManagedTable),
        ["DescribeTable"] = Request(ManagedTable),
        ["DescribeTimeToLive"] = Request(ManagedTable),
        ["GetItem"] = Request(Capacity, Table, Key, Consistent, Projection, Names),
        ["ListTables"] = Request(new("Limit", new NumberShape(Min: 1, Max: 100)), new("ExclusiveStartTableName", TableOrIndex)),
        ["ListTagsOfResource"] = Request(Resource),
        ["PutItem"] = Request(Capacity, Table, Put, Returned, Metrics, OnFailure, Condition, Values, Names),
        ["Query"] = Request(
            Select, Index, Capacity, Table, Limit, Start, Consistent, new("ScanIndexForward", Flag), new("KeyConditionExpression", Text),
            Filter, Projection, Values, Names),
        ["Scan"] = Request(Select, Index, Capacity, Table, Limit, Start, Consistent, Filter, Projection, Values, Names),
        ["TagResource"] = Request(Resource, Tags with { IsRequired = true }),
        ["TransactGetItems"] = Request(
            Actions(new StructureShape("TransactGetItem", new Member("Get", new StructureShape("Get", Key, Table, Projection, Names), IsRequired: true))),
            Capacity),
        ["TransactWriteItems"] = Request(
            Actions(new StructureShape(
                "TransactWriteItem",
                Action("ConditionCheck", Key, Table, Condition with { IsRequired = true }),
                Action("Put", Put, Table, Condition),
                Action("Delete", Key, Table, Condition),
                Action("Update", Key, Update with { IsRequired = true }, Table, Condition))),
            Capacity,
            Metrics,
            new("ClientRequestToken", new TextShape(Min: 1, Max: 36))),
        ["UntagResource"] = Request(Resource, new("TagKeys", new ListShape(new TextShape(Min: 1, Max: 128)), IsRequired: true)),
        ["UpdateContinuousBackups"] = Request(ManagedTable, new("PointInTimeRecoverySpecification", new StructureShape(
            "PointInTimeRecoverySpecification",
            new("PointInTimeRecoveryEnabled", Flag, IsRequired: true),
            new("RecoveryPeriodInDays", new NumberShape(Min: 1, Max: 35))), IsRequired: true)),
        ["UpdateItem"] = Request(Capacity, Table, Metrics, Returned, Key, OnFailure, Condition, Update, Values, Names),
        ["UpdateTable"] = Request(ManagedTable, new("DeletionProtectionEnabled", Flag)),
        ["UpdateTimeToLive"] = Request(ManagedTable, new("TimeToLiveSpecification", new StructureShape(
            "TimeToLiveSpecification",
            new("Enabled", Flag, IsRequired: true),
            new("AttributeName", new TextShape(Min: 1, Max: 255), IsRequired: true)), IsRequired: true)),
    }.ToFrozenDictionary();

    /// <summary>First the types of all members, then what holds of each by itself, told all at once.</summary>
    /// <exception cref="Protocol.AwsException">SerializationException or ValidationException.</exception>
    public static void Check(string operation, JsonObject request)
    {
        var shape = All[operation];
        shape.CheckType(request, isElement: false);
        TableShape.CheckManaged(shape, request);
        List<string> faults = [];
        foreach (var part in shape.PartsOf(request, ""))
            Collect(part, faults);
        if (faults.Count > 0)
            throw DynamoDbErrors.Broken(faults);
    }

    private static void Collect(Part part, List<string> faults)
    {
        if (part.Node is not { } node)
        {
            if (part.IsRequired)
                Add("Member must not be null");
            return;
        }
        foreach (var fault in part.Shape.FaultsOf(node))
            Add(fault);
        foreach (var inner in part.Shape.PartsOf(node, part.Path))
            Collect(inner, faults);

        void Add(string fault)
        {
            if (faults.Count < MaxFaults)
                faults.Add($"Value {Shown(part.Node)} at '{part.Path}' failed to satisfy constraint: {fault}");
        }
    }

    private static string Shown(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray list => $"'[{string.Join(", ", list.Select(element => element?.ToJsonString()))}]'",
        JsonObject => $"'{node.ToJsonString()}'",
        _ => $"'{node}'",
    };

    private static StructureShape Request(params Member[] members) => new("", members);

    private static Member Batch(string valueClass, Shape of, (int, int)? lengths = null) =>
        new("RequestItems", new MapShape(valueClass, of, 1) { Keys = new TableShape(), Lengths = lengths }, IsRequired: true);

    private static Member Actions(Shape of) => new("TransactItems", new ListShape(of, 1, 100), IsRequired: true);

    private static Member Action(string name, params Member[] members) => new(name, new StructureShape(name, [.. members, OnFailure, Values, Names]));
}
