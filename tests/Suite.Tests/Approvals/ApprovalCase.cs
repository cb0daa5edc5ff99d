using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Local.Stacks;

namespace Comparison.Suite.Tests.Approvals;

/// <summary>One stack with one approval in it, driven as the world would: by the HTTP API and by time.</summary>
internal sealed class ApprovalCase
{
    public const string First = "security@example.com";
    public const string Second = "dba@example.com";
    public const string Id = "REQ-7";

    private static readonly HttpClient Http = new();

    private ApprovalCase(LocalStack stack) => Stack = stack;

    public LocalStack Stack { get; }

    public static string Decision => $"approval.{Id}.approval";

    /// <summary>An access request, which people decide within a day.</summary>
    public static JsonObject Access => new()
    {
        ["request_id"] = Id,
        ["approval_type"] = "access",
        ["requester"] = "sam.lee@example.com",
        ["description"] = "Read access",
        ["approvers"] = new JsonArray(First, Second),
        ["timeout_hours"] = 24,
    };

    public static JsonObject Expense(decimal amount)
    {
        var request = Access;
        request["approval_type"] = "expense";
        request["amount"] = amount;
        return request;
    }

    public static async Task<ApprovalCase> OpenAsync(Variant variant) =>
        new(await LocalStack.DeployAsync(await TestCloud.StartAsync(), variant, new() { Start = TestCloud.Tomorrow }));

    /// <summary>A stack in which an access request waits on the desk.</summary>
    public static async Task<ApprovalCase> OnDeskAsync(Variant variant)
    {
        var opened = await OpenAsync(variant);
        await opened.StartAsync(Access);
        await opened.AdvanceAsync(ApprovalPolicy.QueueDelay);
        return opened;
    }

    public async Task<Answer> StartAsync(JsonNode request) => await PostAsync("workflows/approval", request.ToJsonString());

    public Task<Answer> DecideAsync(string decision, string by, string? comments = null) => PostAsync(
        $"decisions/{Decision}",
        new JsonObject { ["decision"] = decision, ["decided_by"] = by, ["comments"] = comments }.ToJsonString());

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
    public async Task<JsonElement?> OutcomeAsync() => (await EndAsync()).Outcome;

    public async Task<ExecutionView> EndAsync()
    {
        var ended = await Stack.Time.SkipUntilAsync(
            async () => await Stack.Engine.StateAsync(WorkflowName.Approval, Id, default) is not ExecutionState.Running);
        Assert.True(ended, "The execution waits for something that nothing will bring about.");
        return (await Stack.Engine.FindAsync(WorkflowName.Approval, Id, default))!;
    }

    /// <summary>What the row says: status, and who decided.</summary>
    public async Task<(string? Status, string? DecidedBy)> RowAsync()
    {
        var answer = await Stack.Services.DynamoDb.InvokeAsync(
            "GetItem",
            new() { ["TableName"] = Stack.DecisionsTable, ["Key"] = new JsonObject { ["id"] = new JsonObject { ["S"] = Decision } } },
            default);
        var item = answer["Item"];
        return (item?["status"]?["S"]?.ToString(), item?["decided_by"]?["S"]?.ToString());
    }

    /// <summary>The text of a message as the workflow sends it, for this case's callback.</summary>
    public static string Message(Callback callback)
    {
        var (request, _) = ApprovalRequest.Check(JsonElement.Parse(Access.ToJsonString()));
        return JsonSerializer.Serialize(ApprovalMessage.Of(request!, callback), SuiteJson.Default.ApprovalMessage);
    }

    /// <summary>Puts a message on the approval queue, as a repeated ask or a stranger would.</summary>
    public Task SendAsync(string body) => Stack.Services.Sqs.InvokeAsync(
        "SendMessage",
        new() { ["QueueUrl"] = QueueUrl("comparison-approvals"), ["MessageBody"] = body },
        default);

    public async Task<int> CountAsync(string queue, string attribute)
    {
        var answer = await Stack.Services.Sqs.InvokeAsync(
            "GetQueueAttributes", new() { ["QueueUrl"] = QueueUrl(queue), ["AttributeNames"] = new JsonArray("All") }, default);
        return int.Parse(answer["Attributes"]![attribute]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private string QueueUrl(string queue) => new Uri(Stack.Account.Context.Endpoint, $"{Stack.Account.Context.Id}/{queue}").ToString();

    /// <summary>An HTTP answer.</summary>
    internal sealed record Answer(int Status, JsonNode? Body, string Text, Uri? Location)
    {
        public static async Task<Answer> OfAsync(HttpResponseMessage response)
        {
            var text = await response.Content.ReadAsStringAsync();
            return new((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), text, response.Headers.Location);
        }
    }
}
