using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Comparison.Local.Cloud.Meter;
using static Comparison.Cloud.Tests.DynamoDb.DynamoDbAccount;

namespace Comparison.Cloud.Tests.DynamoDb;

public sealed class ItemTests
{
    [Fact]
    public async Task PutItem_EveryType_ReadsBackAsItWas()
    {
        await using var dynamo = await StartAsync();
        var deep = new AttributeValue { M = new() { ["list"] = new() { L = [S("a"), new() { NULL = true }, new() { BOOL = false }] } } };
        var set = new AttributeValue { NS = ["1", "2.50"] };

        await dynamo.PutAsync("p", "0", ("deep", deep), ("set", set), ("bytes", new() { B = new MemoryStream([1, 2, 3]) }));

        var item = await dynamo.GetAsync("p");
        Assert.Equal("a", item["deep"].M["list"].L[0].S);
        Assert.True(item["deep"].M["list"].L[1].NULL);
        Assert.False(item["deep"].M["list"].L[2].BOOL);
        Assert.Equal(["1", "2.5"], item["set"].NS.Order());
        Assert.Equal([1, 2, 3], item["bytes"].B.ToArray());
    }

    [Fact]
    public async Task GetItem_NothingThere_AnswersWithoutItem()
    {
        await using var dynamo = await StartAsync();

        var answer = await dynamo.Client.GetItemAsync("things", Key("nobody"));

        Assert.False(answer.IsItemSet);
    }

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("-0", "0")]
    [InlineData("007", "7")]
    [InlineData("1e3", "1000")]
    [InlineData("12E-4", "0.0012")]
    [InlineData(".5", "0.5")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    public async Task PutItem_Number_IsNormalised(string written, string read)
    {
        await using var dynamo = await StartAsync();

        await dynamo.PutAsync("p", "0", ("n", N(written)));

        Assert.Equal(read, (await dynamo.GetAsync("p"))["n"].N);
    }

    [Theory]
    [InlineData("abc", "The parameter cannot be converted to a numeric value: abc")]
    [InlineData("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("1e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("123456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number")]
    public async Task PutItem_NumberOutOfRange_IsRefused(string written, string message)
    {
        await using var dynamo = await StartAsync();

        var refusal = await RefusedAsync(() => dynamo.PutAsync("p", "0", ("n", N(written))));

        Assert.Equal(OneFault + message, refusal);
    }

    [Fact]
    public async Task PutItem_AHundredAtOnceOnTheConditionOfAbsence_ExactlyOneWins()
    {
        await using var dynamo = await StartAsync();

        var wins = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => TryPutAsync(dynamo, number)));

        Assert.Equal(wins.ToList().IndexOf(true), int.Parse((await dynamo.GetAsync("race"))["winner"].N, null));
        Assert.Single(wins, won => won);
    }

    [Fact]
    public async Task UpdateItem_ManyAtOnce_LosesNoAddition()
    {
        await using var dynamo = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => dynamo.Client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = "things",
            Key = Key("sum"),
            UpdateExpression = "ADD n :one",
            ExpressionAttributeValues = new() { [":one"] = N("1") },
        })));

        Assert.Equal("100", (await dynamo.GetAsync("sum"))["n"].N);
    }

    [Fact]
    public async Task PutItem_ConditionFails_ErrorCarriesTheItemWhenAsked()
    {
        await using var dynamo = await StartAsync();
        await dynamo.PutAsync("p", "0", ("owner", S("ada")));

        var error = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => dynamo.Client.PutItemAsync(new PutItemRequest
        {
            TableName = "things",
            Item = Key("p"),
            ConditionExpression = "attribute_not_exists(pk)",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        }));

        Assert.Equal("The conditional request failed", error.Message);
        Assert.Equal("ada", error.Item["owner"].S);
    }

    [Theory]
    [InlineData("NONE", null, null)]
    [InlineData("ALL_OLD", "1", "x")]
    [InlineData("UPDATED_OLD", "1", null)]
    [InlineData("ALL_NEW", "2", "x")]
    [InlineData("UPDATED_NEW", "2", null)]
    public async Task UpdateItem_ReturnValues_AreWhatWasAskedFor(string wanted, string? number, string? other)
    {
        await using var dynamo = await StartAsync();
        await dynamo.PutAsync("p", "0", ("n", N("1")), ("other", S("x")));

        var answer = await dynamo.Client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = "things",
            Key = Key("p"),
            UpdateExpression = "SET n = n + :one",
            ExpressionAttributeValues = new() { [":one"] = N("1") },
            ReturnValues = wanted,
        });

        Assert.Equal(number, answer.Attributes?.GetValueOrDefault("n")?.N);
        Assert.Equal(other, answer.Attributes?.GetValueOrDefault("other")?.S);
    }

    [Fact]
    public async Task DeleteItem_AllOld_ReturnsWhatWasThereOnce()
    {
        await using var dynamo = await StartAsync();
        await dynamo.PutAsync("p", "0", ("n", N("1")));

        var first = await dynamo.Client.DeleteItemAsync("things", Key("p"), ReturnValue.ALL_OLD);
        var second = await dynamo.Client.DeleteItemAsync("things", Key("p"), ReturnValue.ALL_OLD);

        Assert.Equal("1", first.Attributes["n"].N);
        Assert.Null(second.Attributes);
    }

    [Fact]
    public async Task GetItem_Projection_ReturnsThePartsOnly()
    {
        await using var dynamo = await StartAsync();
        var map = new AttributeValue { M = new() { ["a"] = S("1"), ["b"] = S("2") } };
        await dynamo.PutAsync("p", "0", ("map", map), ("list", new() { L = [S("x"), S("y"), S("z")] }));

        var answer = await dynamo.Client.GetItemAsync(new GetItemRequest
        {
            TableName = "things",
            Key = Key("p"),
            ProjectionExpression = "#m.b, #l[2], #l[0]",
            ExpressionAttributeNames = new() { ["#m"] = "map", ["#l"] = "list" },
        });

        Assert.Equal(["b"], answer.Item["map"].M.Keys);
        Assert.Equal(["x", "z"], answer.Item["list"].L.Select(element => element.S));
        Assert.Equal(2, answer.Item.Count);
    }

    [Fact]
    public async Task PutItem_ItemInAnIndex_ConsumesUnitsOfTableAndIndexBySize()
    {
        await using var dynamo = await StartAsync();
        var before = dynamo.Context.Meter.Read();

        var answer = await dynamo.Client.PutItemAsync(new PutItemRequest
        {
            TableName = "things",
            Item = new(Key("p")) { ["grp"] = S("g"), ["rank"] = N("1"), ["text"] = S(new string('x', 1500)) },
            ReturnConsumedCapacity = ReturnConsumedCapacity.INDEXES,
        });

        Assert.Equal(2, answer.ConsumedCapacity.Table.CapacityUnits);
        Assert.Equal(2, answer.ConsumedCapacity.GlobalSecondaryIndexes["by-group"].CapacityUnits);
        Assert.Equal(4, (dynamo.Context.Meter.Read() - before)[BillingUnit.DynamoDbWrites]);
    }

    [Fact]
    public async Task PutItem_ConditionFails_ConsumesUnitsByTheSizeOfWhatIsThere()
    {
        await using var dynamo = await StartAsync();
        await dynamo.PutAsync("p", "0", ("text", S(new string('x', 1500))));
        var before = dynamo.Context.Meter.Read();

        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => dynamo.Client.PutItemAsync(
            new PutItemRequest { TableName = "things", Item = Key("p"), ConditionExpression = "attribute_not_exists(pk)" }));

        Assert.Equal(2, (dynamo.Context.Meter.Read() - before)[BillingUnit.DynamoDbWrites]);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1.5)]
    public async Task GetItem_NineKilobytes_ConsumesByFourKilobytesAndHalfIfEventual(bool consistent, double units)
    {
        await using var dynamo = await StartAsync();
        await dynamo.PutAsync("p", "0", ("text", S(new string('x', 9000))));
        var before = dynamo.Context.Meter.Read();

        await dynamo.Client.GetItemAsync("things", Key("p"), consistent);

        Assert.Equal((decimal)units, (dynamo.Context.Meter.Read() - before)[BillingUnit.DynamoDbReads]);
    }

    private static async Task<bool> TryPutAsync(DynamoDbAccount dynamo, int number)
    {
        try
        {
            await dynamo.Client.PutItemAsync(new PutItemRequest
            {
                TableName = "things",
                Item = new(Key("race")) { ["winner"] = N($"{number}") },
                ConditionExpression = "attribute_not_exists(pk)",
            });
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
