using System.Text.Json.Nodes;
using Comparison.Clients.Tests.Support;

namespace Comparison.Clients.Tests;

/// <summary>DynamoDB through AWS's command line interface.</summary>
public sealed class AwsCliDynamoDbTests
{
    [Fact]
    public async Task Put_ConditionFails_ChangesNothing()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = await CreateTableAsync(cloud);
        await PutAsync(aws, "1", "open", "--condition-expression", "attribute_not_exists(id)");

        var error = await aws.RefusedAsync(
            "dynamodb put-item", "--table-name", "orders", "--item", """{"id":{"S":"1"},"state":{"S":"closed"}}""",
            "--condition-expression", "attribute_not_exists(id)");
        var found = await aws.RunAsync("dynamodb get-item", "--table-name", "orders", "--key", """{"id":{"S":"1"}}""");

        Assert.Contains("(ConditionalCheckFailedException)", error, StringComparison.Ordinal);
        Assert.Equal("open", (string)found["Item"]!["state"]!["S"]!);
    }

    [Fact]
    public async Task Query_OnAnIndex_FindsByItsKey()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = await CreateTableAsync(cloud);
        await PutAsync(aws, "1", "open");
        await PutAsync(aws, "2", "closed");
        await PutAsync(aws, "3", "open");

        var found = await aws.RunAsync(
            "dynamodb query", "--table-name", "orders", "--index-name", "by-state",
            "--key-condition-expression", "#s = :s", "--expression-attribute-names", """{"#s":"state"}""",
            "--expression-attribute-values", """{":s":{"S":"open"}}""", "--page-size", "1");

        Assert.Equal(["1", "3"], found["Items"]!.AsArray().Select(item => (string)item!["id"]!["S"]!).Order());
        Assert.Equal(2, (int)found["Count"]!);
    }

    private static async Task<AwsCli> CreateTableAsync(ClientCloud cloud)
    {
        var aws = new AwsCli(cloud);
        await aws.RunAsync(
            "dynamodb create-table", "--table-name", "orders", "--billing-mode", "PAY_PER_REQUEST",
            "--attribute-definitions", "AttributeName=id,AttributeType=S", "AttributeName=state,AttributeType=S",
            "--key-schema", "AttributeName=id,KeyType=HASH",
            "--global-secondary-indexes",
            """[{"IndexName":"by-state","KeySchema":[{"AttributeName":"state","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]""");
        return aws;
    }

    private static Task<JsonObject> PutAsync(AwsCli aws, string id, string state, params string[] options) => aws.RunAsync(
        "dynamodb put-item",
        ["--table-name", "orders", "--item", $$$"""{"id":{"S":"{{{id}}}"},"state":{"S":"{{{state}}}"}}""", .. options]);
}
