using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static Comparison.Cloud.Tests.DynamoDb.DynamoDbAccount;

namespace Comparison.Cloud.Tests.DynamoDb;

/// <summary>What CreateTable takes beside keys and indexes.</summary>
public sealed class TableSettingTests
{
    [Fact]
    public async Task Tags_GivenAddedAndRemoved_AreListed()
    {
        await using var dynamo = await StartAsync();
        var arn = await CreateAsync(dynamo, request => request.Tags = [new() { Key = "stack", Value = "a" }, new() { Key = "old", Value = "b" }]);

        await dynamo.Client.TagResourceAsync(new() { ResourceArn = arn, Tags = [new() { Key = "new", Value = "c" }] });
        await dynamo.Client.UntagResourceAsync(new() { ResourceArn = arn, TagKeys = ["old"] });

        var listed = await dynamo.Client.ListTagsOfResourceAsync(new ListTagsOfResourceRequest { ResourceArn = arn });
        Assert.Equal([("new", "c"), ("stack", "a")], listed.Tags.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task Tags_OfNoTable_AreNotFound()
    {
        await using var dynamo = await StartAsync();
        var arn = dynamo.Context.Arn("dynamodb", "table/nobody");

        await Assert.ThrowsAsync<ResourceNotFoundException>(
            () => dynamo.Client.ListTagsOfResourceAsync(new ListTagsOfResourceRequest { ResourceArn = arn }));
    }

    [Fact]
    public async Task DeletionProtection_On_KeepsTheTableUntilItIsOff()
    {
        await using var dynamo = await StartAsync();
        await CreateAsync(dynamo, request => request.DeletionProtectionEnabled = true);

        var refusal = await RefusedAsync(() => dynamo.Client.DeleteTableAsync("other"));
        await dynamo.Client.UpdateTableAsync(new UpdateTableRequest { TableName = "other", DeletionProtectionEnabled = false });
        await dynamo.Client.DeleteTableAsync("other");

        Assert.Equal(OneFault + "Table 'other' can't be deleted while DeletionProtectionEnabled is set to True", refusal);
        Assert.Equal(["things"], (await dynamo.Client.ListTablesAsync()).TableNames);
    }

    [Fact]
    public async Task CreateTable_WithWhatIsNotThere_NamesIt()
    {
        await using var dynamo = await StartAsync();

        var refusal = await RefusedAsync(
            () => CreateAsync(dynamo, request => request.OnDemandThroughput = new() { MaxReadRequestUnits = 1 }));

        Assert.Equal("CreateTable with OnDemandThroughput is not supported by the local cloud.", refusal);
    }

    [Fact]
    public async Task CreateTable_WithDefaultsSpelledOut_IsCreated()
    {
        await using var dynamo = await StartAsync();

        await CreateAsync(dynamo, request =>
        {
            request.TableClass = TableClass.STANDARD;
            request.SSESpecification = new() { Enabled = false };
        });

        Assert.False((await dynamo.Client.DescribeTableAsync("other")).Table.DeletionProtectionEnabled);
    }

    private static async Task<string> CreateAsync(DynamoDbAccount dynamo, Action<CreateTableRequest> change)
    {
        var request = Things(ProjectionType.ALL);
        request.TableName = "other";
        change(request);
        return (await dynamo.Client.CreateTableAsync(request)).TableDescription.TableArn;
    }
}
