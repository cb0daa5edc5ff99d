using Amazon.DynamoDBv2.Model;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Time;
using static Comparison.Cloud.Tests.DynamoDb.DynamoDbAccount;

namespace Comparison.Cloud.Tests.DynamoDb;

public sealed class TransactionTests
{
    [Fact]
    public async Task TransactWriteItems_AllHold_WritesAllAndCountsTwice()
    {
        await using var dynamo = await StartAsync();
        await dynamo.PutAsync("old");
        var before = dynamo.Context.Meter.Read();

        await WriteAsync(dynamo, Put("new"), Remove("old"));

        Assert.NotNull(await dynamo.GetAsync("new"));
        Assert.Null(await dynamo.GetAsync("old"));
        Assert.Equal(4, (dynamo.Context.Meter.Read() - before)[BillingUnit.DynamoDbWrites]);
    }

    [Fact]
    public async Task TransactWriteItems_OneConditionFails_WritesNothingAndNamesTheReason()
    {
        await using var dynamo = await StartAsync();
        await dynamo.PutAsync("there", "0", ("owner", S("ada")));

        var error = await Assert.ThrowsAsync<TransactionCanceledException>(() => WriteAsync(dynamo, Put("new"), Put("there")));

        Assert.Equal(["None", "ConditionalCheckFailed"], error.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal("ada", error.CancellationReasons[1].Item["owner"].S);
        Assert.Contains("[None, ConditionalCheckFailed]", error.Message, StringComparison.Ordinal);
        Assert.Null(await dynamo.GetAsync("new"));
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(600, "1")]
    [InlineData(601, "2")]
    public async Task TransactWriteItems_SameTokenWithinTenMinutes_IsCarriedOutOnce(int secondsLater, string sum)
    {
        await using var dynamo = await StartAsync(
            time: workload => new VirtualTime(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), workload));
        var add = new TransactWriteItem
        {
            Update = new()
            {
                TableName = "things",
                Key = Key("sum"),
                UpdateExpression = "ADD n :one",
                ExpressionAttributeValues = new() { [":one"] = N("1") },
            },
        };
        var request = new TransactWriteItemsRequest { TransactItems = [add], ClientRequestToken = "again" };

        await dynamo.Client.TransactWriteItemsAsync(request);
        await ((VirtualTime)dynamo.Context.Time).AdvanceAsync(TimeSpan.FromSeconds(secondsLater));
        await dynamo.Client.TransactWriteItemsAsync(request);

        Assert.Equal(sum, (await dynamo.GetAsync("sum"))["n"].N);
    }

    [Fact]
    public async Task TransactWriteItems_OneItemTwice_IsRefused()
    {
        await using var dynamo = await StartAsync();

        var refusal = await RefusedAsync(() => WriteAsync(dynamo, Put("p"), Remove("p")));

        Assert.Equal("Transaction request cannot include multiple operations on one item", refusal);
    }

    [Fact]
    public async Task TransactWriteItems_ManyMoveMoneyBetweenTwo_SumStaysTheSameInEveryRead()
    {
        await using var dynamo = await StartAsync();
        await dynamo.PutAsync("a", "0", ("n", N("100")));
        await dynamo.PutAsync("b", "0", ("n", N("100")));

        var moves = Enumerable.Range(0, 40).Select(number => WriteAsync(dynamo, Add("a", number % 2 == 0 ? "1" : "-1"), Add("b", number % 2 == 0 ? "-1" : "1")));
        var reads = Enumerable.Range(0, 40).Select(async _ =>
        {
            var answer = await dynamo.Client.TransactGetItemsAsync(new TransactGetItemsRequest { TransactItems = [Get("a"), Get("b")] });
            return answer.Responses.Sum(response => int.Parse(response.Item["n"].N, null));
        });
        var all = Task.WhenAll(moves);
        var sums = await Task.WhenAll(reads);
        await all;

        Assert.All(sums, sum => Assert.Equal(200, sum));
    }

    [Fact]
    public async Task BatchWriteAndGet_ManyItems_AreStoredAndRead()
    {
        await using var dynamo = await StartAsync();
        var writes = Enumerable.Range(0, 25).Select(number => new WriteRequest(new PutRequest(Key($"p{number}")))).ToList();

        var written = await dynamo.Client.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { ["things"] = writes } });
        var keys = Enumerable.Range(20, 10).Select(number => Key($"p{number}")).ToList();
        var read = await dynamo.Client.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = new() { ["things"] = new() { Keys = keys } } });

        Assert.True(written.UnprocessedItems is null or { Count: 0 });
        Assert.Equal(5, read.Responses["things"].Count);
    }

    [Fact]
    public async Task BatchGet_NothingThere_AnswersWithAnEmptyListForTheTable()
    {
        await using var dynamo = await StartAsync();

        var read = await dynamo.Client.BatchGetItemAsync(
            new BatchGetItemRequest { RequestItems = new() { ["things"] = new() { Keys = [Key("nobody")] } } });

        Assert.Equal(["things"], read.Responses.Keys);
        Assert.Empty(read.Responses["things"]);
    }

    [Fact]
    public async Task BatchWrite_SameKeyTwice_IsRefusedAsAWhole()
    {
        await using var dynamo = await StartAsync();
        List<WriteRequest> writes = [new(new PutRequest(Key("p"))), new(new DeleteRequest(Key("p")))];

        var refusal = await RefusedAsync(() => dynamo.Client.BatchWriteItemAsync(
            new BatchWriteItemRequest { RequestItems = new() { ["things"] = writes } }));

        Assert.Equal("Provided list of item keys contains duplicates", refusal);
        Assert.Null(await dynamo.GetAsync("p"));
    }

    private static Task<TransactWriteItemsResponse> WriteAsync(DynamoDbAccount dynamo, params List<TransactWriteItem> items) =>
        dynamo.Client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = items });

    private static TransactWriteItem Put(string partition) => new()
    {
        Put = new()
        {
            TableName = "things",
            Item = Key(partition),
            ConditionExpression = "attribute_not_exists(pk)",
            ReturnValuesOnConditionCheckFailure = "ALL_OLD",
        },
    };

    private static TransactWriteItem Remove(string partition) => new() { Delete = new() { TableName = "things", Key = Key(partition) } };

    private static TransactGetItem Get(string partition) => new() { Get = new() { TableName = "things", Key = Key(partition) } };

    private static TransactWriteItem Add(string partition, string amount) => new()
    {
        Update = new()
        {
            TableName = "things",
            Key = Key(partition),
            UpdateExpression = "ADD n :amount",
            ExpressionAttributeValues = new() { [":amount"] = N(amount) },
        },
    };
}
