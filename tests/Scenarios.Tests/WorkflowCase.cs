using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests;

/// <summary>One stack with one run of a workflow in it, driven as the world would: by the HTTP API and by time.</summary>
internal class WorkflowCase(DeployedStack stack, WorkflowName workflow, string id)
{
    private static readonly HttpClient Http = new();

    public DeployedStack Stack { get; } = stack;

    public string Id { get; } = id;

    public string DecisionId => new DecisionKey(workflow, Id).Id;

    public static async Task<WorkflowCase> OpenAsync(Variant variant, WorkflowName workflow, string id) =>
        new(await DeployAsync(variant), workflow, id);

    public Task<Answer> StartAsync(JsonNode request) => PostAsync($"workflows/{workflow.ToText()}", request.ToJsonString());

    public Task<Answer> DecideAsync(string decision, string by, string? comments = null) => PostAsync(
        $"decisions/{DecisionId}",
        new JsonObject { ["decision"] = decision, ["decided_by"] = by, ["comments"] = comments }.ToJsonString());

    /// <summary>The row is written and the callback is not sent: as when the function dies between the two.</summary>
    public async Task DecideInSilenceAsync(DecisionStatus status, string by)
    {
        var ruling = new Ruling(status, by, Stack.Time.GetUtcNow(), "Said in silence");
        var result = await Stack.Desk.DecideAsync(DecisionId, ruling, _ => true, null, default);
        Assert.Equal(DecideKind.Stands, result.Kind);
    }

    public async Task<Answer> PostAsync(string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await Http.PostAsync(new Uri(Stack.ApiUrl, path), content);
        return await Answer.OfAsync(response);
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(Stack.ApiUrl, path));
        return await Answer.OfAsync(response);
    }

    public Task AdvanceAsync(TimeSpan duration) => Stack.Time.AdvanceAsync(duration);

    /// <summary>Skips time until the execution ends.</summary>
    public async Task<WorkflowExecution> EndAsync()
    {
        var ended = await Stack.Time.SkipUntilAsync(
            async () => await Stack.Engine.StateAsync(workflow, Id, default) is not WorkflowState.Running);
        Assert.True(ended, "The execution waits for something that nothing will bring about.");
        return (await Stack.Engine.FindAsync(workflow, Id, default))!;
    }

    public async Task<JsonElement?> OutcomeAsync() => (await EndAsync()).Outcome;

    /// <summary>Skips time until somebody is asked at the desk.</summary>
    public async Task UntilAskedAsync() => Assert.True(
        await Stack.Time.SkipUntilAsync(async () => (await RowAsync()).Status == "pending"), "Nobody is asked.");

    /// <summary>What the decision's row says: status, and who decided.</summary>
    public async Task<(string? Status, string? DecidedBy)> RowAsync()
    {
        var item = await ItemAsync(Stack.DecisionsTable, DecisionId);
        return (item?["status"]?["S"]?.ToString(), item?["decided_by"]?["S"]?.ToString());
    }

    /// <summary>What a table holds under an id.</summary>
    public async Task<JsonNode?> ItemAsync(string table, string key)
    {
        var answer = await Stack.Services.DynamoDb.InvokeAsync(
            "GetItem", new() { ["TableName"] = table, ["Key"] = new JsonObject { ["id"] = new JsonObject { ["S"] = key } } }, default);
        return answer["Item"];
    }

    /// <summary>Puts a message on a queue, as a repeated ask or a stranger would.</summary>
    public Task SendAsync(string queue, string body) => Stack.Services.Sqs.InvokeAsync(
        "SendMessage", new() { ["QueueUrl"] = QueueUrl(queue), ["MessageBody"] = body }, default);

    public async Task<int> CountAsync(string queue, string attribute = "ApproximateNumberOfMessages")
    {
        var answer = await Stack.Services.Sqs.InvokeAsync(
            "GetQueueAttributes", new() { ["QueueUrl"] = QueueUrl(queue), ["AttributeNames"] = new JsonArray("All") }, default);
        return int.Parse(answer["Attributes"]![attribute]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);
    }

    protected static async Task<DeployedStack> DeployAsync(Variant variant) =>
        await DeployedStack.DeployAsync(await TestCloud.StartAsync(), variant, new() { Start = TestCloud.Tomorrow });

    private string QueueUrl(string queue) => new Uri(Stack.Account.Context.Endpoint, $"{Stack.Account.Context.Id}/{queue}").ToString();
}

/// <summary>An HTTP answer.</summary>
internal sealed record Answer(int Status, JsonNode? Body, string Text, Uri? Location)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), text, response.Headers.Location);
    }
}
