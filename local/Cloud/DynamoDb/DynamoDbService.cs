using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.DynamoDb.Requests;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>Amazon DynamoDB for one account: tables with global secondary indexes.</summary>
public sealed class DynamoDbService : IJsonService, IRestorable
{
    // What expressions replaced in 2014.
    private static readonly string[] BeforeExpressions = ["AttributesToGet", "AttributeUpdates", "Expected", "KeyConditions", "QueryFilter", "ScanFilter"];

    private static readonly RequestMembers Members = new("""
        BatchGetItem: RequestItems ReturnConsumedCapacity
        BatchWriteItem: RequestItems ReturnConsumedCapacity ReturnItemCollectionMetrics
        CreateTable: AttributeDefinitions BillingMode DeletionProtectionEnabled GlobalSecondaryIndexes KeySchema ProvisionedThroughput TableClass=STANDARD TableName Tags
        DeleteItem: ConditionExpression ExpressionAttributeNames ExpressionAttributeValues Key ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValues ReturnValuesOnConditionCheckFailure TableName
        DeleteTable: TableName
        DescribeContinuousBackups: TableName
        DescribeTable: TableName
        DescribeTimeToLive: TableName
        GetItem: ConsistentRead ExpressionAttributeNames Key ProjectionExpression ReturnConsumedCapacity TableName
        ListTables: ExclusiveStartTableName Limit
        ListTagsOfResource: NextToken ResourceArn
        PutItem: ConditionExpression ExpressionAttributeNames ExpressionAttributeValues Item ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValues ReturnValuesOnConditionCheckFailure TableName
        Query: ConsistentRead ExclusiveStartKey ExpressionAttributeNames ExpressionAttributeValues FilterExpression IndexName KeyConditionExpression Limit ProjectionExpression ReturnConsumedCapacity ScanIndexForward Select TableName
        Scan: ConsistentRead ExclusiveStartKey ExpressionAttributeNames ExpressionAttributeValues FilterExpression IndexName Limit ProjectionExpression ReturnConsumedCapacity Select TableName
        TagResource: ResourceArn Tags
        TransactGetItems: ReturnConsumedCapacity TransactItems
        TransactWriteItems: ClientRequestToken ReturnConsumedCapacity ReturnItemCollectionMetrics TransactItems
        UntagResource: ResourceArn TagKeys
        UpdateContinuousBackups: PointInTimeRecoverySpecification TableName
        UpdateItem: ConditionExpression ExpressionAttributeNames ExpressionAttributeValues Key ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValues ReturnValuesOnConditionCheckFailure TableName UpdateExpression
        UpdateTable: DeletionProtectionEnabled TableName
        UpdateTimeToLive: TableName TimeToLiveSpecification
        """);

    private readonly FrozenDictionary<string, Func<JsonObject, JsonObject>> _operations;
    private readonly TableDirectory _tables;
    private readonly TransactionOperations _transactions;

    public DynamoDbService(AccountContext context)
    {
        var tables = _tables = new TableDirectory(context);
        var administration = new TableOperations(tables);
        var tags = new TableTagOperations(tables);
        var backups = new BackupOperations(tables);
        var items = new ItemOperations(context, tables);
        var queries = new QueryOperations(context, tables);
        var batches = new BatchOperations(context, tables);
        var transactions = _transactions = new TransactionOperations(context, tables);
        _operations = new Dictionary<string, Func<JsonObject, JsonObject>>
        {
            ["BatchGetItem"] = batches.Get,
            ["BatchWriteItem"] = batches.Write,
            ["CreateTable"] = administration.Create,
            ["DeleteItem"] = items.Delete,
            ["DeleteTable"] = administration.Delete,
            ["DescribeContinuousBackups"] = backups.Describe,
            ["DescribeTable"] = administration.Describe,
            ["DescribeTimeToLive"] = administration.DescribeTimeToLive,
            ["GetItem"] = items.Get,
            ["ListTables"] = administration.List,
            ["ListTagsOfResource"] = tags.List,
            ["PutItem"] = items.Put,
            ["Query"] = queries.Query,
            ["Scan"] = queries.Scan,
            ["TagResource"] = tags.Tag,
            ["TransactGetItems"] = transactions.Get,
            ["TransactWriteItems"] = transactions.Write,
            ["UntagResource"] = tags.Untag,
            ["UpdateContinuousBackups"] = backups.Update,
            ["UpdateItem"] = items.Update,
            ["UpdateTable"] = administration.Update,
            ["UpdateTimeToLive"] = administration.UpdateTimeToLive,
        }.ToFrozenDictionary();
    }

    public string TargetPrefix => "DynamoDB_20120810";

    public IReadOnlyCollection<string> Operations => _operations.Keys;

    public string NamespaceOf(string errorCode) => errorCode switch
    {
        "ValidationException" => "com.amazon.coral.validate",
        "SerializationException" or "UnknownOperationException" => "com.amazon.coral.service",
        _ => "com.amazonaws.dynamodb.v20120810",
    };

    public Task RestoreAsync(AccountData data)
    {
        _tables.Restore(data);
        _transactions.Restore(data);
        return Task.CompletedTask;
    }

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(operation, out var carryOut))
            throw AwsException.NotSupported($"{TargetPrefix}.{operation}");
        if (BeforeExpressions.FirstOrDefault(member => request[member] is JsonArray { Count: > 0 } or JsonObject { Count: > 0 }) is { } old)
            throw AwsException.NotSupported($"{operation} with {old}"); // whatever is in it: a condition that says false is one
        Members.Check(operation, request);
        RequestShapes.Check(operation, request);
        return Task.FromResult(carryOut(request));
    }
}
