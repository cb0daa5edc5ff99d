using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Data;

/// <summary>The items of tables, one process after another.</summary>
public sealed class KeptItemTests
{
    private const string Item =
        """
        {"pk":{"S":"a/ä\u0001"},"sk":{"N":"1"},"grp":{"S":"g"},"rank":{"N":"7"},"b":{"B":"AAEC/w=="},"t":{"BOOL":true},"f":{"BOOL":false},
        "n":{"NULL":true},"l":{"L":[{"S":""},{"N":"-0.5"}]},"m":{"M":{"x":{"M":{}}}},"ss":{"SS":["b","a"]},"ns":{"NS":["2","1"]},"bs":{"BS":["AA==","AQ=="]},
        "big":{"N":"12345678901234567890123456789012345678"}}
        """;

    [Fact]
    public async Task Items_OfAllTypes_AreThoseTheyWereInTableAndIndex()
    {
        await using var cloud = await TableAsync();
        await PutAsync(cloud, JsonNode.Parse(Item)!.AsObject());
        await PutAsync(cloud, KeyOf("b", "1.0"));
        await PutAsync(cloud, KeyOf("b", "2"));
        await cloud.CallAsync("DynamoDB_20120810.DeleteItem", new() { ["TableName"] = "things", ["Key"] = KeyOf("b", "1") });
        await cloud.CallAsync("DynamoDB_20120810.UpdateItem", Update("b", "2"));
        var before = await LookAsync(cloud);

        await cloud.RestartAsync();

        Assert.Equal(before, await LookAsync(cloud));
        Assert.Contains("\"Count\":2", before, StringComparison.Ordinal);
        Assert.Contains("12345678901234567890123456789012345678", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_AsDeepAsTheyMayBe_ComesBack()
    {
        await using var cloud = await TableAsync();
        JsonNode deep = new JsonObject { ["S"] = "bottom" };
        for (var level = 0; level < 31; level++)
            deep = new JsonObject { ["L"] = new JsonArray(deep) };
        var item = KeyOf("deep", "1");
        item["deep"] = deep;
        await PutAsync(cloud, item);

        await cloud.RestartAsync();

        var condition = new JsonObject
        {
            ["TableName"] = "things", ["Key"] = KeyOf("deep", "1"),
            ["ProjectionExpression"] = $"deep{string.Concat(Enumerable.Repeat("[0]", 31))}",
        };
        Assert.Contains("bottom", (await cloud.CallAsync("DynamoDB_20120810.GetItem", condition)).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Transactions_CutAnywhere_AreThereAsAWholeOrNotAtAll(int writes)
    {
        await using var cloud = await TableAsync();
        cloud.Folder.CutAfter = cloud.Folder.Made + writes;
        for (var transaction = 1; transaction <= 3; transaction++)
            await cloud.CallAsync("DynamoDB_20120810.TransactWriteItems", Transaction($"token-{transaction}"));

        await cloud.RestartAsync();

        Assert.Equal([.. Enumerable.Repeat($"{writes}", writes == 0 ? 0 : 3)], await CountersAsync(cloud));
    }

    [Fact]
    public async Task Transaction_AskedForAgainWithItsToken_IsNotCarriedOutAgain()
    {
        await using var cloud = await TableAsync();
        await cloud.CallAsync("DynamoDB_20120810.TransactWriteItems", Transaction("token"));

        await cloud.RestartAsync(TimeSpan.FromMinutes(9));
        await cloud.CallAsync("DynamoDB_20120810.TransactWriteItems", Transaction("token"));
        Assert.Equal(["1", "1", "1"], await CountersAsync(cloud));
        await cloud.RestartAsync(TimeSpan.FromMinutes(2));
        await cloud.CallAsync("DynamoDB_20120810.TransactWriteItems", Transaction("token"));

        Assert.Equal(["2", "2", "2"], await CountersAsync(cloud));
    }

    [Fact]
    public async Task Table_DeletedAndMadeAgain_ComesBackEmpty()
    {
        await using var cloud = await TableAsync();
        await PutAsync(cloud, KeyOf("a", "1"));
        await cloud.CallAsync("DynamoDB_20120810.DeleteTable", new() { ["TableName"] = "things" });
        await cloud.CallAsync("DynamoDB_20120810.CreateTable", Table());

        await cloud.RestartAsync();

        Assert.Equal(0, (int)(await cloud.CallAsync("DynamoDB_20120810.Scan", new() { ["TableName"] = "things" }))["Count"]!);
    }

    [Fact]
    public async Task DeleteTable_CutBeforeItsEnd_HasNotHappenedAtAll()
    {
        await using var cloud = await TableAsync();
        await PutAsync(cloud, KeyOf("a", "1"));
        cloud.Folder.CutAfter = cloud.Folder.Made;
        await cloud.CallAsync("DynamoDB_20120810.DeleteTable", new() { ["TableName"] = "things" });
        Assert.Equal(1, cloud.Folder.Made - cloud.Folder.CutAfter);

        await cloud.RestartAsync();

        Assert.Equal(1, (int)(await cloud.CallAsync("DynamoDB_20120810.Scan", new() { ["TableName"] = "things" }))["Count"]!);
    }

    private static async Task<KeptCloud> TableAsync()
    {
        var cloud = await KeptCloud.StartAsync();
        await cloud.CallAsync("DynamoDB_20120810.CreateTable", Table());
        return cloud;
    }

    private static JsonObject Table() => JsonNode.Parse(
        """
        {"TableName":"things","BillingMode":"PAY_PER_REQUEST",
        "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"},
        {"AttributeName":"grp","AttributeType":"S"},{"AttributeName":"rank","AttributeType":"N"}],
        "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
        "GlobalSecondaryIndexes":[{"IndexName":"by-group","Projection":{"ProjectionType":"ALL"},
        "KeySchema":[{"AttributeName":"grp","KeyType":"HASH"},{"AttributeName":"rank","KeyType":"RANGE"}]}]}
        """)!.AsObject();

    private static JsonObject KeyOf(string partition, string sort) =>
        new() { ["pk"] = new JsonObject { ["S"] = partition }, ["sk"] = new JsonObject { ["N"] = sort } };

    private static JsonObject Update(string partition, string sort) => new()
    {
        ["TableName"] = "things", ["Key"] = KeyOf(partition, sort), ["UpdateExpression"] = "ADD n :one",
        ["ExpressionAttributeValues"] = new JsonObject { [":one"] = new JsonObject { ["N"] = "1" } },
    };

    private static JsonObject Transaction(string token) => new()
    {
        ["ClientRequestToken"] = token,
        ["TransactItems"] = new JsonArray([.. Enumerable.Range(1, 3).Select(number => new JsonObject { ["Update"] = Update("counter", $"{number}") })]),
    };

    private static Task<JsonObject> PutAsync(KeptCloud cloud, JsonObject item) =>
        cloud.CallAsync("DynamoDB_20120810.PutItem", new() { ["TableName"] = "things", ["Item"] = item });

    private static async Task<string> LookAsync(KeptCloud cloud)
    {
        var scanned = await cloud.CallAsync("DynamoDB_20120810.Scan", new() { ["TableName"] = "things" });
        var found = await cloud.CallAsync("DynamoDB_20120810.Query", new()
        {
            ["TableName"] = "things", ["IndexName"] = "by-group", ["KeyConditionExpression"] = "grp = :g AND #r = :r",
            ["ExpressionAttributeNames"] = new JsonObject { ["#r"] = "rank" },
            ["ExpressionAttributeValues"] = new JsonObject { [":g"] = new JsonObject { ["S"] = "g" }, [":r"] = new JsonObject { ["N"] = "7" } },
        });
        Assert.Equal(1, (int)found["Count"]!);
        return scanned.ToJsonString() + found.ToJsonString();
    }

    private static async Task<IEnumerable<string>> CountersAsync(KeptCloud cloud) =>
        (await cloud.CallAsync("DynamoDB_20120810.Scan", new() { ["TableName"] = "things" }))["Items"]!.AsArray().Select(item => item!["n"]!["N"]!.ToString());
}
