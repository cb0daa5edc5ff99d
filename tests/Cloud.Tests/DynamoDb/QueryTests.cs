using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static Comparison.Cloud.Tests.DynamoDb.DynamoDbAccount;

namespace Comparison.Cloud.Tests.DynamoDb;

public sealed class QueryTests
{
    [Theory]
    [InlineData("pk = :p", "-5,1,2,10")]
    [InlineData("pk = :p AND sk = :two", "2")]
    [InlineData("pk = :p AND sk < :two", "-5,1")]
    [InlineData("pk = :p AND sk <= :two", "-5,1,2")]
    [InlineData("pk = :p AND sk > :two", "10")]
    [InlineData("pk = :p AND sk >= :two", "2,10")]
    [InlineData(":p = pk AND :two >= sk", "-5,1,2")]
    [InlineData("(pk) = :p AND :one < (sk)", "2,10")]
    [InlineData("sk BETWEEN :one AND :two AND pk = :p", "1,2")]
    public async Task Query_KeyCondition_ReadsItsPartOfThePartitionInNumericOrder(string condition, string expected)
    {
        await using var dynamo = await StartAsync();
        foreach (var sort in (string[])["10", "2", "-5", "1"])
            await dynamo.PutAsync("p", sort);
        await dynamo.PutAsync("q", "2");

        var forward = await dynamo.Client.QueryAsync(Query(condition));
        var backward = await dynamo.Client.QueryAsync(Query(condition, forward: false));

        Assert.Equal(expected, string.Join(',', forward.Items.Select(item => item["sk"].N)));
        Assert.Equal(expected, string.Join(',', backward.Items.Select(item => item["sk"].N).Reverse()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Query_PagesThroughAnIndex_MeetsEveryItemOnceInOrder(bool forward)
    {
        await using var dynamo = await StartAsync();
        foreach (var number in Enumerable.Range(0, 25))
            await dynamo.PutAsync($"p{number}", "0", ("grp", S("g")), ("rank", N($"{number % 7}")));
        await dynamo.PutAsync("without", "0", ("rank", N("1")));
        List<int> ranks = [];
        var request = Query("grp = :g", forward);
        (request.IndexName, request.Limit) = ("by-group", 4);

        QueryResponse page;
        do
        {
            page = await dynamo.Client.QueryAsync(request);
            ranks.AddRange(page.Items.Select(item => int.Parse(item["rank"].N, null)));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (page.LastEvaluatedKey is { Count: > 0 });

        Assert.Equal(25, ranks.Count);
        Assert.Equal(forward ? ranks.Order() : ranks.OrderDescending(), ranks);
    }

    [Fact]
    public async Task Query_ItemLeavesTheIndex_IsNotFoundThereAnyMore()
    {
        await using var dynamo = await StartAsync();
        await dynamo.PutAsync("p", "0", ("grp", S("g")), ("rank", N("1")));
        var request = Query("grp = :g");
        request.IndexName = "by-group";
        var before = await dynamo.Client.QueryAsync(request);

        await dynamo.PutAsync("p", "0", ("rank", N("1")));

        Assert.Equal(1, before.Count);
        Assert.Equal(0, (await dynamo.Client.QueryAsync(request)).Count);
    }

    [Fact]
    public async Task Query_Filter_CountsWhatWasScannedAndWhatWasFound()
    {
        await using var dynamo = await StartAsync();
        foreach (var sort in (string[])["1", "2", "3", "4"])
            await dynamo.PutAsync("p", sort, ("even", new() { BOOL = sort is "2" or "4" }));
        var request = Query("pk = :p");
        request.FilterExpression = "even = :yes";
        request.ExpressionAttributeValues[":yes"] = new() { BOOL = true };
        request.Limit = 3;
        request.Select = Select.COUNT;

        var page = await dynamo.Client.QueryAsync(request);

        Assert.Equal((1, 3), (page.Count, page.ScannedCount));
        Assert.Equal("3", page.LastEvaluatedKey["sk"].N);
        Assert.Null(page.Items);
    }

    [Fact]
    public async Task Query_PageOfExactlyOneMegabyte_EndsThere()
    {
        await using var dynamo = await StartAsync();
        // Beside the text: "pk" and "p" 3 bytes, "sk" and a digit 4 bytes, "t" 1 byte.
        var quarter = S(new string('x', (256 * 1024) - 8));
        foreach (var sort in (string[])["1", "2", "3", "4", "5"])
            await dynamo.PutAsync("p", sort, ("t", quarter));

        var page = await dynamo.Client.QueryAsync(Query("pk = :p"));

        Assert.Equal((4, "4"), (page.Count, page.LastEvaluatedKey["sk"].N));
    }

    [Fact]
    public async Task Query_IndexOfKeysOnly_ReturnsTheKeysOnly()
    {
        await using var dynamo = await StartAsync(ProjectionType.KEYS_ONLY);
        await dynamo.PutAsync("p", "0", ("grp", S("g")), ("rank", N("1")), ("text", S("x")));
        var request = Query("grp = :g");
        request.IndexName = "by-group";

        var page = await dynamo.Client.QueryAsync(request);

        Assert.Equal(["grp", "pk", "rank", "sk"], page.Items.Single().Keys.Order());
    }

    [Theory]
    [InlineData("sk = :one", null, "Query condition missed key schema element: pk")]
    [InlineData("pk > :p", null, "Query key condition not supported")]
    [InlineData("pk = :p AND sk <> :one", null, "Invalid operator used in KeyConditionExpression: <>")]
    [InlineData("pk = :one", null, "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    [InlineData("pk = :p", "sk = :one", "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk")]
    public async Task Query_ConditionThatKeysCannotAnswer_IsRefused(string condition, string? filter, string message)
    {
        await using var dynamo = await StartAsync();
        var request = Query($"{condition}", filter: filter);

        var refusal = await RefusedAsync(() => dynamo.Client.QueryAsync(request));

        Assert.Equal(message, refusal);
    }

    [Fact]
    public async Task Scan_InPages_MeetsEveryItemOnce()
    {
        await using var dynamo = await StartAsync();
        foreach (var number in Enumerable.Range(0, 10))
            await dynamo.PutAsync($"p{number}");

        var first = await dynamo.Client.ScanAsync(new ScanRequest { TableName = "things", Limit = 6 });
        var second = await dynamo.Client.ScanAsync(new ScanRequest { TableName = "things", ExclusiveStartKey = first.LastEvaluatedKey });

        Assert.Equal(10, first.Items.Concat(second.Items).Select(item => item["pk"].S).Distinct().Count());
        Assert.Null(second.LastEvaluatedKey);
    }

    private static QueryRequest Query(string condition, bool forward = true, string? filter = null)
    {
        Dictionary<string, AttributeValue> known = new() { [":p"] = S("p"), [":g"] = S("g"), [":one"] = N("1"), [":two"] = N("2") };
        return new()
        {
            TableName = "things",
            KeyConditionExpression = condition,
            FilterExpression = filter,
            ScanIndexForward = forward,
            ExpressionAttributeValues = known
                .Where(value => $"{condition} {filter} ".Contains($"{value.Key} ", StringComparison.Ordinal))
                .ToDictionary(),
        };
    }
}
