using System.Text;
using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Suite.Runs;
using Comparison.Suite.Samples;
using Comparison.Suite.Targets;

namespace Comparison.Suite.Tests.Targets;

/// <summary>
/// The driver of what Terraform applied, with a stack of the local cloud behind <c>AWS_ENDPOINT_URL</c> whose API asks for signatures.
/// </summary>
public sealed class AwsTargetTests
{
    private static readonly HttpClient Http = new();

    public static TheoryData<WorkflowName, string> Samples => new()
    {
        { WorkflowName.Approval, "REQ-003" },
        { WorkflowName.Loan, "ALICE" },
        { WorkflowName.Moderation, "ART-FLAGGED" },
        { WorkflowName.Order, "ORD-BIG" },
    };

    [Theory, MemberData(nameof(Samples))]
    public async Task Run_BothVariants_AreAtParityAndNotMetered(WorkflowName workflow, string name)
    {
        using var durable = await OpenAsync(Variant.Durable);
        using var stepFunctions = await OpenAsync(Variant.StepFunctions);

        var run = await new TwinStacks(durable, stepFunctions).RunAsync(SampleFiles.Of(workflow).Single(sample => sample.Name == name));

        Assert.Equal(ExecutionState.Succeeded, run.Durable.State);
        Assert.Empty(run.Differences);
        Assert.Contains("decision.status", run.Durable.Effects.Keys);
        Assert.Equal((null, TimeSpan.Zero), (run.StepFunctions.Usage, run.StepFunctions.Skipped));
    }

    [Fact]
    public async Task Run_AnotherAccountsCredentials_AreRefusedInOneLine()
    {
        var stack = await DeployAsync(Variant.StepFunctions);
        var stranger = await DeployAsync(Variant.StepFunctions);
        using var target = Open(stack, stranger.Account.Context.Id);

        var row = await target.RowAsync(StackTable.Decisions, "approval.REQ-001.approval", default);
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            new SampleRunner(target).RunAsync(SampleFiles.Of(WorkflowName.Approval)[0], default));

        Assert.Null(row);
        Assert.StartsWith("The API refused REQ-001 with 403: The API refuses the caller (403): Forbidden.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_InTheEnvironment_IsShownInsteadOfASignature()
    {
        var deployment = Deployment.Read(Outputs.Of(await DeployAsync(Variant.Durable)).ToJsonString(), "test")!;

        using var http = ApiClients.For(deployment, name => name == ApiClients.TokenVariable ? "abc" : null, TimeProvider.System);

        Assert.Equal("Bearer abc", http.DefaultRequestHeaders.Authorization!.ToString());
    }

    internal static async Task<AwsTarget> OpenAsync(Variant variant)
    {
        var stack = await DeployAsync(variant);
        return Open(stack, stack.Account.Context.Id);
    }

    private static async Task<LocalStack> DeployAsync(Variant variant)
    {
        var stack = await LocalStack.DeployAsync(await TestCloud.StartAsync(), variant, new() { Start = TestCloud.Tomorrow });
        var api = new Uri(stack.Account.Context.Endpoint, $"v2/apis/{stack.ApiUrl.Segments[^1]}");
        var routes = JsonNode.Parse(await SignedAsync(stack, HttpMethod.Get, new Uri(api, "routes"), ""))!["items"]!.AsArray();
        foreach (var route in routes)
            await SignedAsync(stack, HttpMethod.Patch, new Uri(api, $"routes/{route!["routeId"]}"), """{ "authorizationType": "AWS_IAM" }""");
        return stack;
    }

    private static async Task<string> SignedAsync(LocalStack stack, HttpMethod method, Uri address, string body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        new RequestSigner("us-east-1", "apigateway", TimeProvider.System)
            .Sign(request, Encoding.UTF8.GetBytes(body), stack.Account.Context.Id, "local", sessionToken: null);
        using var answer = await Http.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static AwsTarget Open(LocalStack stack, string accessKey)
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
