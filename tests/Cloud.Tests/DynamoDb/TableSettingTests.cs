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
    public async Task CreateTable_WithProvisionedThroughput_IsDescribedWithIt()
    {
        await using var dynamo = await StartAsync();

        await CreateAsync(dynamo, request =>
        {
            request.BillingMode = null;
            request.ProvisionedThroughput = new() { ReadCapacityUnits = 3, WriteCapacityUnits = 2 };
            request.GlobalSecondaryIndexes[0].ProvisionedThroughput = new() { ReadCapacityUnits = 5, WriteCapacityUnits = 4 };
        });

        var table = (await dynamo.Client.DescribeTableAsync("other")).Table;
        Assert.Equal((3, 2), (table.ProvisionedThroughput.ReadCapacityUnits, table.ProvisionedThroughput.WriteCapacityUnits));
        Assert.Equal(5, table.GlobalSecondaryIndexes[0].ProvisionedThroughput.ReadCapacityUnits);
        Assert.Null(table.BillingModeSummary);
    }

    [Theory]
    [InlineData(null, null, "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")]
    [InlineData("PAY_PER_REQUEST", 1L, "One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")]
    [InlineData("PROVISIONED", 0L, "1 validation error detected: Value '0' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("PROVISIONED", 1_000_000_000_001L, "Given value 1000000000001 for ReadCapacityUnits is out of bounds")]
    public async Task CreateTable_WithThroughputThatDoesNotFit_IsRefused(string? mode, long? units, string message)
    {
        await using var dynamo = await StartAsync();

        var refusal = await RefusedAsync(() => CreateAsync(dynamo, request => (request.BillingMode, request.ProvisionedThroughput) = (
            mode is null ? null : new(mode), units is null ? null : new() { ReadCapacityUnits = units, WriteCapacityUnits = 1 })));

        Assert.Equal(message, refusal);
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
