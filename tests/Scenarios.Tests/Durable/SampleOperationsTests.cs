using System.Text.Json;
using Comparison.Domain;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.DurableExecutions.Operations;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Tests.Durable;

/// <summary>A durable workflow spends operations on its effects and waits alone, and none on what plain code does.</summary>
public sealed class SampleOperationsTests
{
    private static readonly HttpClient Http = new();

    // The items are flat: their steps stand below the map, without a context each that would be billed.
    private static readonly string[] Reports = ["Context credit-reports", "Step pull-report", "Step pull-report", "Step pull-report"];

    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["REQ-001"] = Callback("approval"),
        ["REQ-002"] = Callback("approval"),
        ["REQ-003"] = Callback("approval"),
        ["ORD-12345"] = ["Step charge", "Wait settle", "Step fulfil"],
        ["order-122342134"] = ["Step charge", "Wait settle", "Step fulfil"],
        ["ORD-BIG"] = ["Step charge", "Wait settle", .. Callback("release"), "Step fulfil"],
        ["ORD-DECLINED"] = [],
        ["ART-CLEAN"] = ["Step save"],
        ["ART-FLAGGED"] = [.. Callback("review"), "Step save"],
        ["ALICE"] = [.. Reports, .. Callback("manager-approval"), .. Callback("fraud-check"), "Step disburse"],
        ["BOB"] = Reports,
        ["CHARLIE"] = [.. Reports, .. Callback("fraud-check"), "Step disburse"],
    };

    public static TheoryData<string, string> Samples() =>
        [.. WorkflowNames.All.SelectMany(SampleFiles.For).Select(sample => (sample.Workflow.ToText(), sample.Name))];

    [Theory, MemberData(nameof(Samples))]
    public async Task Sample_InDurable_NeedsTheseOperations(string workflow, string name)
    {
        var stack = await DeployedStack.DeployAsync(await TestCloud.StartAsync(), Variant.Durable, new() { Start = TestCloud.Tomorrow });
        var arn = "";
        stack.Account.Context.Interceptors.Add<FunctionInvocation, FunctionOutcome>((invocation, run) =>
        {
            if (invocation.Function.Durable is not null)
                arn = JsonElement.Parse(invocation.Payload.Span).GetProperty("DurableExecutionArn").GetString()!;
            return run();
        });

        await new SampleRunner(new LocalTarget(stack, Http)).RunAsync(SampleFiles.For(WorkflowNames.Find(workflow)!.Value).Single(file => file.Name == name), default);

        var operations = stack.Services.Lambda.Durable.Operations(arn).Where(operation => operation.Type != DurableOperationType.Execution);
        // Branches run at the same time, so there is no order among them.
        Assert.Equal(Expected[name].Order(StringComparer.Ordinal), operations.Select(Text).Order(StringComparer.Ordinal));
    }

    // The context around the callback, the callback, and the step that hands its id out.
    private static string[] Callback(string name) => [$"Context {name}", $"Callback {name}-callback", $"Step {name}-submitter"];

    private static string Text(DurableOperation operation) => $"{operation.Type} {operation.Name}";
}
