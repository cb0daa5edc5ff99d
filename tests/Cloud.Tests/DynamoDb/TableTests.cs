using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static Comparison.Cloud.Tests.DynamoDb.DynamoDbAccount;

namespace Comparison.Cloud.Tests.DynamoDb;

public sealed class TableTests
{
    [Fact]
    public async Task CreateTable_ByTheClient_IsActiveAtOnce()
    {
        await using var dynamo = await StartAsync();

        var table = (await dynamo.Client.DescribeTableAsync("things")).Table;

        Assert.Equal(TableStatus.ACTIVE, table.TableStatus);
        Assert.Equal($"arn:aws:dynamodb:us-east-1:{dynamo.Context.Id}:table/things", table.TableArn);
        Assert.Equal(["grp", "rank"], table.GlobalSecondaryIndexes.Single().KeySchema.Select(key => key.AttributeName));
        Assert.Equal(["things"], (await dynamo.Client.ListTablesAsync()).TableNames);
    }

    [Fact]
    public async Task CreateTable_NameIsTaken_IsRefused()
    {
        await using var dynamo = await StartAsync();

        var error = await Assert.ThrowsAsync<ResourceInUseException>(() => dynamo.Client.CreateTableAsync(Things(ProjectionType.ALL)));

        Assert.Equal("Table already exists: things", error.Message);
    }

    [Fact]
    public async Task DeleteTable_ThenDescribe_IsNotFound()
    {
        await using var dynamo = await StartAsync();

        await dynamo.Client.DeleteTableAsync("things");

        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(() => dynamo.Client.DescribeTableAsync("things"));
        Assert.Equal("Requested resource not found: Table: things not found", error.Message);
        var onItems = await Assert.ThrowsAsync<ResourceNotFoundException>(() => dynamo.GetAsync("p"));
        Assert.Equal("Requested resource not found", onItems.Message);
    }

    [Fact]
    public async Task UpdateTimeToLive_Enabled_IsDescribedAndDeletesNothing()
    {
        await using var dynamo = await StartAsync();
        await dynamo.Client.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest
        {
            TableName = "things",
            TimeToLiveSpecification = new() { AttributeName = "gone", Enabled = true },
        });

        await dynamo.PutAsync("p", "0", ("gone", N("1")));

        var description = (await dynamo.Client.DescribeTimeToLiveAsync("things")).TimeToLiveDescription;
        Assert.Equal((TimeToLiveStatus.ENABLED, "gone"), (description.TimeToLiveStatus, description.AttributeName));
        Assert.NotNull(await dynamo.GetAsync("p"));
    }

    [Fact]
    public async Task PutItem_WithoutSortKey_IsRefused()
    {
        await using var dynamo = await StartAsync();

        var refusal = await RefusedAsync(() => dynamo.Client.PutItemAsync("things", new() { ["pk"] = S("p") }));

        Assert.Equal("One or more parameter values were invalid: Missing the key sk in the item", refusal);
    }

    [Fact]
    public async Task PutItem_EmptyKey_IsRefused()
    {
        await using var dynamo = await StartAsync();

        var refusal = await RefusedAsync(() => dynamo.PutAsync(""));

        Assert.Equal(
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk",
            refusal);
    }

    [Theory]
    [InlineData(409_590, true)]
    [InlineData(409_591, false)]
    public async Task PutItem_FourHundredKilobytes_IsTheLargestItem(int characters, bool fits)
    {
        await using var dynamo = await StartAsync();
        // Beside the text: "pk" and "ppp" 5 bytes, "sk" and the number 0 4 bytes, "t" 1 byte.
        var put = () => dynamo.PutAsync("ppp", "0", ("t", S(new string('x', characters))));

        if (fits)
            await put();
        else
            Assert.Equal(OneFault + "Item size has exceeded the maximum allowed size", await RefusedAsync(put));
    }

    [Theory]
    [InlineData(2_048, 1_024, null)]
    [InlineData(2_049, 1_024, "Size of hashkey has exceeded the maximum size limit of2048 bytes")]
    [InlineData(2_048, 1_025, "Aggregated size of all range keys has exceeded the size limit of 1024 bytes")]
    public async Task PutItem_KeysAtTheirLimits_AreTheLargest(int partition, int sort, string? refusal)
    {
        await using var dynamo = await StartAsync();
        await dynamo.Client.CreateTableAsync(new CreateTableRequest
        {
            TableName = "texts",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("pk", ScalarAttributeType.S), new("sk", ScalarAttributeType.S)],
            KeySchema = [new("pk", KeyType.HASH), new("sk", KeyType.RANGE)],
        });
        var put = () => dynamo.Client.PutItemAsync(
            "texts", new() { ["pk"] = S(new string('p', partition)), ["sk"] = S(new string('s', sort)) });

        if (refusal is null)
            await put();
        else
            Assert.EndsWith(refusal, await RefusedAsync(put), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutItem_NestedDeeperThan32_IsRefused()
    {
        await using var dynamo = await StartAsync();
        var value = S("leaf");
        for (var level = 0; level < 33; level++)
            value = new() { L = [value] };

        var refusal = await RefusedAsync(() => dynamo.PutAsync("p", "0", ("deep", value)));

        Assert.Equal(OneFault + "Nesting Levels have exceeded supported limits", refusal);
    }

    [Fact]
    public async Task GetItem_KeyOfAnotherType_IsRefused()
    {
        await using var dynamo = await StartAsync();

        var refusal = await RefusedAsync(() => dynamo.Client.GetItemAsync("things", new() { ["pk"] = N("1"), ["sk"] = N("1") }));

        Assert.Equal("The provided key element does not match the schema", refusal);
    }
}
