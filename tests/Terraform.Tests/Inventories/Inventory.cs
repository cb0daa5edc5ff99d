using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Stacks;

namespace Comparison.Terraform.Tests.Inventories;

/// <summary>What stands in an account, asked of the services themselves.</summary>
internal sealed class Inventory(AccountContext account, StackServices services) : IDisposable
{
    private static readonly string[] MoreOfTables = ["DescribeTimeToLive", "DescribeContinuousBackups"];

    private readonly HttpClient _http = new()
    {
        BaseAddress = account.Endpoint,
        DefaultRequestHeaders = { { "Authorization", $"AWS4-HMAC-SHA256 Credential={account.Id}/20260101/{account.Region}/any/aws4_request" } },
    };

    /// <summary>Functions as their alias <c>live</c> is, which is what everybody calls.</summary>
    public async Task<IReadOnlyList<JsonObject>> FunctionsAsync()
    {
        var names = (await GetAsync("2015-03-31/functions/"))["Functions"]!.AsArray().Select(function => function!["FunctionName"]!.ToString());
        return await Task.WhenAll(names.Select(name => GetAsync($"2015-03-31/functions/{name}/configuration?Qualifier=live")));
    }

    public async Task<IReadOnlyList<JsonObject>> MappingsAsync() =>
        Objects((await GetAsync("2015-03-31/event-source-mappings/"))["EventSourceMappings"]);

    public async Task<IReadOnlyList<JsonObject>> QueuesAsync()
    {
        var urls = (await AskAsync(services.Sqs, "ListQueues", []))["QueueUrls"]?.AsArray() ?? [];
        return await Task.WhenAll(urls.Select(async url => (await AskAsync(
            services.Sqs, "GetQueueAttributes", new() { ["QueueUrl"] = url!.ToString(), ["AttributeNames"] = new JsonArray("All") }))
            ["Attributes"]!.AsObject()));
    }

    /// <summary>Tables with their time to live and their backups.</summary>
    public async Task<IReadOnlyList<JsonObject>> TablesAsync()
    {
        var names = (await AskAsync(services.DynamoDb, "ListTables", []))["TableNames"]!.AsArray();
        return await Task.WhenAll(names.Select(async name =>
        {
            JsonObject Table() => new() { ["TableName"] = name!.ToString() };
            var table = (await AskAsync(services.DynamoDb, "DescribeTable", Table()))["Table"]!.AsObject();
            foreach (var operation in MoreOfTables)
                table[operation] = (await AskAsync(services.DynamoDb, operation, Table())).First().Value!.DeepClone();
            return table;
        }));
    }

    public async Task<IReadOnlyList<JsonObject>> StateMachinesAsync()
    {
        var machines = (await AskAsync(services.StepFunctions, "ListStateMachines", []))["stateMachines"]!.AsArray();
        return await Task.WhenAll(machines.Select(machine => AskAsync(
            services.StepFunctions, "DescribeStateMachine", new() { ["stateMachineArn"] = machine!["stateMachineArn"]!.ToString() })));
    }

    /// <summary>Routes, each with the function behind it.</summary>
    public async Task<IReadOnlyList<JsonObject>> RoutesAsync()
    {
        var routes = new List<JsonObject>();
        foreach (var api in Objects((await GetAsync("v2/apis"))["items"]))
        {
            var integrations = Objects((await GetAsync($"v2/apis/{api["apiId"]}/integrations"))["items"])
                .ToDictionary(integration => $"integrations/{integration["integrationId"]}");
            foreach (var route in Objects((await GetAsync($"v2/apis/{api["apiId"]}/routes"))["items"]))
            {
                var integration = integrations[route["target"]!.ToString()];
                route["integrationUri"] = integration["integrationUri"]!.DeepClone();
                route["payloadFormatVersion"] = integration["payloadFormatVersion"]!.DeepClone();
                routes.Add(route);
            }
        }
        return routes;
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonObject> GetAsync(string path) => (await _http.GetFromJsonAsync<JsonObject>(path))!;

    private static Task<JsonObject> AskAsync(IJsonService service, string operation, JsonObject request) =>
        service.InvokeAsync(operation, request, CancellationToken.None);

    private static IReadOnlyList<JsonObject> Objects(JsonNode? list) => [.. list?.AsArray().Select(item => item!.DeepClone().AsObject()) ?? []];
}
