using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Cloud.Tests.DynamoDb;

/// <summary>Of a request with several faults AWS tells the first: types, what holds of each member, values, expressions, the table, its keys.</summary>
public sealed class OrderOfChecksTests
{
    // Each has the faults of all that follow it, and one more that is told before those.
    [Theory]
    [InlineData("""{"TableName":5,"ReturnValues":"ALL","Item":{"sk":{"N":"b"}},"ConditionExpression":"a ="}""", "SerializationException", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("""{"TableName":"a;","ReturnValues":"ALL","ConditionExpression":"a ="}""", "ValidationException", "4 validation errors detected: Value 'a;' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'a;' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3; Value null at 'item' failed to satisfy constraint: Member must not be null; Value 'ALL' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]")]
    [InlineData("""{"TableName":"nobody","Item":{"sk":{"N":"b"}},"ReturnValues":"ALL_NEW","ExpressionAttributeNames":{"#a":"b"}}""", "ValidationException", "1 validation error detected: ExpressionAttributeNames can only be specified when using expressions")]
    [InlineData("""{"TableName":"nobody","Item":{"sk":{"N":"b"}},"ReturnValues":"ALL_NEW","ConditionExpression":"a ="}""", "ValidationException", "1 validation error detected: The parameter cannot be converted to a numeric value: b")]
    [InlineData("""{"TableName":"nobody","Item":{"sk":{"N":"1"}},"ReturnValues":"ALL_NEW","ConditionExpression":"a ="}""", "ValidationException", "1 validation error detected: ReturnValues can only be ALL_OLD or NONE")]
    [InlineData("""{"TableName":"nobody","Item":{"sk":{"N":"1"}},"ConditionExpression":"a ="}""", "ValidationException", "1 validation error detected: Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"a =\"")]
    [InlineData("""{"TableName":"nobody","Item":{"sk":{"N":"1"}}}""", "ResourceNotFoundException", "Requested resource not found")]
    [InlineData("""{"TableName":"things","Item":{"sk":{"N":"1"}}}""", "ValidationException", "One or more parameter values were invalid: Missing the key pk in the item")]
    public async Task PutItem_WithFaultsOfSeveralKinds_IsToldTheFirst(string request, string code, string message)
    {
        var refused = await RefusedAsync("PutItem", request);

        Assert.Equal((code, message), (refused.Code, refused.Message));
    }

    [Theory]
    [InlineData("GetItem", """{"TableName":"nobody","Key":{},"ProjectionExpression":"a a"}""", "Invalid ProjectionExpression: Syntax error; token: \"a\", near: \"a a\"")]
    [InlineData("DeleteItem", """{"TableName":"nobody","Key":{},"ConditionExpression":"status = :a"}""", "1 validation error detected: Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: status")]
    [InlineData("UpdateItem", """{"TableName":"nobody","Key":{},"UpdateExpression":"SET a = :a SET #b = :a"}""", "1 validation error detected: Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("UpdateItem", """{"TableName":"things","Key":{"pk":{"S":"a"},"sk":{"N":"1"}},"UpdateExpression":"SET pk = :a","ExpressionAttributeValues":{":a":{"S":"b"}}}""", "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key")]
    [InlineData("Query", """{"TableName":"nobody","Select":"COUNT","ProjectionExpression":"a"}""", "1 validation error detected: Cannot specify the ProjectionExpression when choosing to get only the Count")]
    [InlineData("Query", """{"TableName":"nobody"}""", "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")]
    [InlineData("Query", """{"TableName":"nobody","KeyConditionExpression":"pk <> :a","FilterExpression":"","ExpressionAttributeValues":{":a":{"S":"b"}}}""", "Invalid FilterExpression: The expression can not be empty;")]
    [InlineData("Scan", """{"TableName":"nobody","Limit":0}""", "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("Scan", """{"TableName":"nobody","FilterExpression":"((a = :a)) OR size(b, c) = status","ExpressionAttributeValues":{":a":{"S":"b"}}}""", "Invalid FilterExpression: The expression has redundant parentheses;")]
    [InlineData("BatchGetItem", """{"RequestItems":{"nobody":{"Keys":[]}}}""", "1 validation error detected: Value '[]' at 'requestItems.nobody.member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"nobody":[{"PutRequest":{"Item":{"a":{"NS":["1","1.0"]}}}}]}}""", "Input collection contains duplicates")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Delete":{"TableName":"nobody","Key":{},"ConditionExpression":"a"}}]}""", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"a\"")]
    [InlineData("DescribeTable", "{}", "The parameter 'TableName' is required but was not present in the request")]
    [InlineData("DeleteTable", """{"TableName":"ab"}""", "TableName must be at least 3 characters long and at most 255 characters long")]
    [InlineData("CreateTable", """{"TableName":"other","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"X"}],"KeySchema":[{"AttributeName":"a","KeyType":"HASH"}]}""", "1 validation error detected: Value 'X' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]")]
    public async Task Operation_WithFaultsOfSeveralKinds_IsToldTheFirst(string operation, string request, string message)
    {
        var refused = await RefusedAsync(operation, request);

        Assert.Equal(("ValidationException", message), (refused.Code, refused.Message));
    }

    [Theory]
    [InlineData("""{"TableName":"things","Key":[]}""", "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>")]
    [InlineData("""{"TableName":"things","Key":{"pk":"a"}}""", "Unexpected value type in payload")]
    [InlineData("""{"TableName":"things","Key":{"pk":{"B":"abc"}}}""", "Base64 encoded length is expected a multiple of 4 bytes but found: 3")]
    [InlineData("""{"TableName":"things","Key":{"pk":{"SS":"abc"}}}""", "Unexpected field type")]
    [InlineData("""{"TableName":"things","ConsistentRead":1}""", "NUMBER_VALUE cannot be converted to Boolean")]
    [InlineData("""{"TableName":{},"ConsistentRead":1}""", "Start of structure or map found where not expected")]
    public async Task GetItem_WithAnotherJson_IsToldInTheParsersWords(string request, string message)
    {
        var refused = await RefusedAsync("GetItem", request);

        Assert.Equal(("SerializationException", message), (refused.Code, refused.Message));
    }

    // A condition whose parts all say false is one, and no empty member.
    [Theory]
    [InlineData("""{"TableName":"things","Item":{"pk":{"S":"a"},"sk":{"N":"1"}},"Expected":{"pk":{"Exists":false}}}""")]
    public async Task PutItem_WithAConditionFromBeforeExpressions_IsRefused(string request) =>
        Assert.Equal("UnknownOperationException", (await RefusedAsync("PutItem", request)).Code);

    private static async Task<AwsException> RefusedAsync(string operation, string request)
    {
        await using var dynamo = await DynamoDbAccount.StartAsync();
        var service = dynamo.Service;
        return await Assert.ThrowsAsync<AwsException>(
            () => service.InvokeAsync(operation, JsonNode.Parse(request)!.AsObject(), TestContext.Current.CancellationToken));
    }
}
