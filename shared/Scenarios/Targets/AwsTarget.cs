using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Comparison.Adapters;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Adapters.Settings;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Targets;

/// <summary>A variant that Terraform applied, on AWS or on what <c>AWS_ENDPOINT_URL</c> names.</summary>
public sealed class AwsTarget : IStack, IDisposable
{
    private readonly Deployment _deployment;
    private readonly IAmazonDynamoDB _dynamoDb;

    private AwsTarget(Deployment deployment, AwsAdapters adapters, HttpClient http, TimeProvider time)
    {
        _deployment = deployment;
        _dynamoDb = adapters.DynamoDb;
        Adapters = adapters;
        Http = http;
        Engine = adapters.Engine();
        Desk = adapters.DecisionDesk();
        Clock = new PolledTime(time);
    }

    public Variant Variant => _deployment.Variant;

    public string AccountId => _deployment.AccountId;

    public Uri ApiUrl => _deployment.ApiUrl;

    public HttpClient Http { get; }

    public IWorkflowEngine Engine { get; }

    public DecisionDesk Desk { get; }

    public IStackClock Clock { get; }

    /// <summary>What was applied.</summary>
    public Deployment Deployment => _deployment;

    /// <summary>The clients of the engines, for whoever reads their histories.</summary>
    public AwsAdapters Adapters { get; }

    /// <param name="find">Reads an environment variable: endpoint and credentials; AWS and its default chain when absent.</param>
    /// <exception cref="DeploymentException">There are no credentials.</exception>
    public static AwsTarget Open(Deployment deployment, Func<string, string?> find, TimeProvider time)
    {
        var settings = new DeploymentSettings(deployment, find);
        // What a driver's adapters would log as metrics is nobody's.
        var adapters = new AwsAdapters(new FunctionEnvironment(settings.Find, time, _ => { }));
        return new(deployment, adapters, ApiClients.For(deployment, find, time), time);
    }

    public async Task<JsonObject?> RowAsync(StackTable table, string id, CancellationToken cancellationToken)
    {
        var answer = await _dynamoDb.GetItemAsync(
            new() { TableName = _deployment.Tables[table], Key = new() { ["id"] = new(id) }, ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? RowJson.Write(item) : null;
    }

    public Task<IReadOnlyList<TimelineEntry>> ChildrenOfAsync(string execution, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TimelineEntry>>([]);

    public IReadOnlyList<string> Notifications() => [];

    public IReadOnlyDictionary<string, int> DeadLetters() => new Dictionary<string, int>();

    public Usage? ReadMeter() => null;

    public Task<T> LookAsync<T>(Func<Task<T>> look) => look();

    public void Dispose() => Http.Dispose();
}

/// <summary>Writes a row as DynamoDB's JSON does: <c>{"status": {"S": "approved"}}</c>.</summary>
internal static class RowJson
{
    public static JsonObject Write(IReadOnlyDictionary<string, AttributeValue> attributes) =>
        new(attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)Write(attribute.Value))));

    // The suite's rows hold no sets of numbers and no bytes.
    private static JsonObject Write(AttributeValue value) => value switch
    {
        { S: { } text } => new() { ["S"] = text },
        { N: { } number } => new() { ["N"] = number },
        { BOOL: { } flag } => new() { ["BOOL"] = flag },
        { NULL: true } => new() { ["NULL"] = true },
        { M: { } map } => new() { ["M"] = Write(map) },
        { L: { } items } => new() { ["L"] = new JsonArray([.. items.Select(Write)]) },
        { SS: { } texts } => new() { ["SS"] = new JsonArray([.. texts.Order(StringComparer.Ordinal).Select(text => JsonValue.Create(text))]) },
        _ => throw new NotSupportedException("A row holds an attribute of a type that the suite does not write."),
    };
}
