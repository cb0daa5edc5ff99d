using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.DynamoDb;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.DynamoDb;

/// <summary>An account with DynamoDB and AWS's own client for it.</summary>
internal sealed class DynamoDbAccount : IAsyncDisposable
{
    /// <summary>What AWS's words for a write of one item begin with, where it is its request that is wrong.</summary>
    public const string OneFault = "1 validation error detected: ";

    private readonly LocalCloud _cloud;

    private DynamoDbAccount(LocalCloud cloud, Account account)
    {
        (_cloud, Context) = (cloud, account.Context);
        account.Add(Service = new DynamoDbService(Context));
        Client = new(new BasicAWSCredentials(Context.Id, "x"), new AmazonDynamoDBConfig
        {
            ServiceURL = cloud.Endpoint.ToString(),
            MaxErrorRetry = 0,
        });
    }

    /// <summary>Behind the client, for requests that no client would write.</summary>
    public DynamoDbService Service { get; }

    public AccountContext Context { get; }

    public AmazonDynamoDBClient Client { get; }

    /// <summary>With a table <c>things</c> (pk, sk) and an index <c>by-group</c> (grp, rank).</summary>
    public static async Task<DynamoDbAccount> StartAsync(ProjectionType? projection = null, Func<WorkTracker, TimeProvider>? time = null)
    {
        var cloud = await LocalCloud.StartAsync();
        var account = new DynamoDbAccount(cloud, cloud.AddAccount(time: time, seed: 1));
        await account.Client.CreateTableAsync(Things(projection ?? ProjectionType.ALL));
        return account;
    }

    public static AttributeValue S(string text) => new() { S = text };

    public static AttributeValue N(string number) => new() { N = number };

    public static Dictionary<string, AttributeValue> Key(string partition, string sort = "0") =>
        new() { ["pk"] = S(partition), ["sk"] = N(sort) };

    public static CreateTableRequest Things(ProjectionType projection) => new()
    {
        TableName = "things",
        BillingMode = BillingMode.PAY_PER_REQUEST,
        AttributeDefinitions =
        [
            new("pk", ScalarAttributeType.S), new("sk", ScalarAttributeType.N),
            new("grp", ScalarAttributeType.S), new("rank", ScalarAttributeType.N),
        ],
        KeySchema = [new("pk", KeyType.HASH), new("sk", KeyType.RANGE)],
        GlobalSecondaryIndexes =
        [
            new()
            {
                IndexName = "by-group",
                KeySchema = [new("grp", KeyType.HASH), new("rank", KeyType.RANGE)],
                Projection = new() { ProjectionType = projection },
            },
        ],
    };

    public Task PutAsync(string partition, string sort = "0", params (string Name, AttributeValue Value)[] attributes)
    {
        var item = Key(partition, sort);
        foreach (var (name, value) in attributes)
            item.Add(name, value);
        return Client.PutItemAsync("things", item);
    }

    public async Task<Dictionary<string, AttributeValue>> GetAsync(string partition, string sort = "0") =>
        (await Client.GetItemAsync("things", Key(partition, sort), consistentRead: true)).Item;

    /// <summary>The message of the validation error that the call ends with.</summary>
    public static async Task<string> RefusedAsync(Func<Task> call) =>
        (await Assert.ThrowsAsync<AmazonDynamoDBException>(call)).Message;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _cloud.DisposeAsync();
    }
}
