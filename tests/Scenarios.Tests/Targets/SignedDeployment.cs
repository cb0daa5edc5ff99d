using System.Text;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Cloud.Time;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Tests.Targets;

/// <summary>A local stack whose HTTP API asks for AWS's signature, as a deployment on AWS does, and the target that drives it.</summary>
internal static class SignedDeployment
{
    private static readonly HttpClient Http = new();

    public static async Task<AwsTarget> OpenAsync(Variant variant)
    {
        var stack = await DeployAsync(variant);
        return Open(stack, stack.Account.Context.Id);
    }

    public static async Task<DeployedStack> DeployAsync(Variant variant)
    {
        var stack = await DeployedStack.DeployAsync(await TestCloud.StartAsync(), variant, new() { Start = TestCloud.Tomorrow });
        var api = new Uri(stack.Account.Context.Endpoint, $"v2/apis/{stack.ApiUrl.Segments[^1]}");
        var routes = JsonNode.Parse(await SignedAsync(stack, HttpMethod.Get, new Uri(api, "routes"), ""))!["items"]!.AsArray();
        foreach (var route in routes)
            await SignedAsync(stack, HttpMethod.Patch, new Uri(api, $"routes/{route!["routeId"]}"), """{ "authorizationType": "AWS_IAM" }""");
        return stack;
    }

    private static async Task<string> SignedAsync(DeployedStack stack, HttpMethod method, Uri address, string body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        new RequestSigner("us-east-1", "apigateway", TimeProvider.System)
            .Sign(request, Encoding.UTF8.GetBytes(body), stack.Account.Context.Id, "local", sessionToken: null);
        using var answer = await Http.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public static AwsTarget Open(DeployedStack stack, string accessKey)
    {
        var variables = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = accessKey,
            ["AWS_ENDPOINT_URL"] = stack.Account.Context.Endpoint.ToString(),
            ["AWS_SECRET_ACCESS_KEY"] = "local",
        };
        var deployment = Deployment.Read(Outputs.Of(stack).ToJsonString(), "test")!;
        return AwsTarget.Open(deployment, variables.GetValueOrDefault, new DrivenTime(stack.Time));
    }
}

/// <summary>What <c>terraform output -json</c> would say of a stack.</summary>
internal static class Outputs
{
    public static JsonObject Of(DeployedStack stack, string packages = "official") => new()
    {
        ["api_url"] = Value(stack.ApiUrl.ToString()),
        ["aws_packages"] = Value(packages),
        ["aws_region"] = Value(stack.Account.Context.Region),
        ["table_names"] = Value(new JsonObject
        {
            ["articles"] = stack.ArticlesTable, ["decisions"] = stack.DecisionsTable, ["ledger"] = stack.LedgerTable,
        }),
        ["variant"] = Value(stack.Variant.ToText()),
        ["workflow_arns"] = Value(new JsonObject(WorkflowNames.All.Select(workflow =>
            KeyValuePair.Create(workflow.ToText(), (JsonNode?)stack.Account.Outputs[$"{workflow.ToText()}_workflow_arn"])))),
    };

    private static JsonObject Value(JsonNode value) => new() { ["sensitive"] = false, ["value"] = value };
}

/// <summary>Real time as somebody sees it who waits for a stack whose time is skipped: whoever waits moves it.</summary>
internal sealed class DrivenTime(VirtualTime time) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _ = AdvanceAsync();
        return new Fired();

        async Task AdvanceAsync()
        {
            await Task.Yield(); // the timer's owner gets it before it fires
            await time.AdvanceAsync(dueTime);
            callback(state);
        }
    }

    private sealed class Fired : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
