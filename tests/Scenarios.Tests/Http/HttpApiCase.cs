using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Domain;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Tests.Http;

/// <summary>A stack whose HTTP API is tried with the sample of a workflow that asks somebody.</summary>
internal sealed class HttpApiCase(DeployedStack stack, WorkflowName workflow, JsonObject sample)
    : WorkflowCase(stack, workflow, sample[workflow.IdField()]!.ToString())
{
    private static readonly HttpClient Http = new();

    /// <summary>Every workflow in every variant.</summary>
    public static TheoryData<WorkflowName, Variant> All
    {
        get
        {
            var all = new TheoryData<WorkflowName, Variant>();
            foreach (var workflow in WorkflowNames.All)
                foreach (var variant in Enum.GetValues<Variant>())
                    all.Add(workflow, variant);
            return all;
        }
    }

    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    /// <summary>The request, which may be changed.</summary>
    public JsonObject Sample { get; } = sample;

    public WorkflowName Workflow { get; } = workflow;

    public string StartPath => $"workflows/{Workflow.ToText()}";

    public string ReadPath => $"{StartPath}/{Id}";

    public string DecidePath => $"decisions/{DecisionId}";

    /// <summary>Who may decide about the sample.</summary>
    public string Decider => Workflow switch
    {
        WorkflowName.Approval => "security@example.com",
        WorkflowName.Order => "order-desk@example.com",
        WorkflowName.Moderation => "moderators@example.com",
        _ => "managers@example.com",
    };

    /// <summary>A member that is any text.</summary>
    public string TextField => Workflow switch
    {
        WorkflowName.Approval => "description",
        WorkflowName.Order => "customer_id",
        WorkflowName.Moderation => "title",
        _ => "name",
    };

    public static async Task<HttpApiCase> OpenAsync(WorkflowName workflow, Variant variant) =>
        new(await DeployAsync(variant), workflow, SampleOf(workflow));

    /// <summary>A stack in which somebody is asked about the sample.</summary>
    public static async Task<HttpApiCase> OnDeskAsync(WorkflowName workflow, Variant variant)
    {
        var opened = await OpenAsync(workflow, variant);
        await opened.StartAsync();
        await opened.UntilAskedAsync();
        return opened;
    }

    public Task<Answer> StartAsync() => StartAsync(Sample);

    public Task<Answer> DecideAsync(string decision) => DecideAsync(decision, Decider);

    /// <summary>Sends bytes as they are, to a path as it is.</summary>
    public async Task<Answer> SendAsync(string method, string path, byte[]? body = null, string? type = "application/json")
    {
        var uri = new Uri($"{Stack.ApiUrl}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new(method), uri);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (type is not null)
                request.Content.Headers.TryAddWithoutValidation("content-type", type);
        }
        using var response = await Http.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    /// <summary>Hands the decision's function the event that API Gateway makes, with whatever the authorizer says of the caller.</summary>
    public Task<Answer> DecideAsAsync(JsonObject authorizer, JsonObject body) => InvokeAsync("decide", new()
    {
        ["headers"] = new JsonObject { ["content-type"] = "application/json" },
        ["pathParameters"] = new JsonObject { ["id"] = DecisionId },
        ["requestContext"] = new JsonObject { ["authorizer"] = authorizer },
        ["body"] = body.ToJsonString(),
    });

    public async Task<Answer> InvokeAsync(string function, JsonObject request)
    {
        var call = new InvokeCall($"comparison-{function}", JsonSerializer.SerializeToUtf8Bytes(request));
        var result = await Stack.Services.Lambda.InvokeAsync(call, default);
        Assert.Null(result.FunctionError);
        var answer = JsonNode.Parse(result.Payload.Span)!;
        var text = answer["body"]!.ToString();
        return new((int)answer["statusCode"]!, JsonNode.Parse(text), text, null);
    }

    public Task ChangeCallbackAsync(string token) => Stack.Services.DynamoDb.InvokeAsync(
        "UpdateItem",
        new()
        {
            ["TableName"] = Stack.DecisionsTable,
            ["Key"] = new JsonObject { [DecisionRow.IdAttribute] = new JsonObject { ["S"] = DecisionId } },
            ["UpdateExpression"] = "SET callback.#token = :token",
            ["ExpressionAttributeNames"] = new JsonObject { ["#token"] = "token" },
            ["ExpressionAttributeValues"] = new JsonObject { [":token"] = new JsonObject { ["S"] = token } },
        },
        default);

    /// <summary>A copy of the workflow's sample in which somebody is asked.</summary>
    public static JsonObject SampleOf(WorkflowName workflow)
    {
        var name = workflow switch
        {
            WorkflowName.Approval => "REQ-003",
            WorkflowName.Order => "ORD-BIG",
            WorkflowName.Moderation => "ART-FLAGGED",
            _ => "ALICE",
        };
        return JsonNode.Parse(SampleFiles.For(workflow).Single(sample => sample.Name == name).Payload)!.AsObject();
    }
}
