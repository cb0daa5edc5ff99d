using System.Net;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Suite.Reports;
using Comparison.Suite.Runs;
using Comparison.Suite.Samples;

namespace Comparison.Suite.Tests.Approvals;

/// <summary>No task token and no callback id leaves the desk and the engines: not in logs, answers, reports or exports.</summary>
public sealed class SecrecyTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    public static TheoryData<WorkflowName> Workflows => [.. WorkflowNames.All];

    [Theory, MemberData(nameof(Workflows))]
    public async Task Run_AllSamples_ShowNoSecret(WorkflowName workflow)
    {
        using var secrets = new IssuedSecrets();
        using var both = await LocalComparison.DeployAsync(await TestCloud.StartAsync());
        secrets.Watch(both.Durable);
        secrets.Watch(both.StepFunctions);

        List<SampleComparison> comparisons = [];
        foreach (var sample in SampleFiles.Of(workflow))
            comparisons.Add(await both.RunAsync(sample));

        Assert.NotEmpty(secrets.Callbacks);
        Assert.Empty(secrets.FindIn([
            KeyValuePair.Create("report", RunReport.Of(comparisons, []).ToJsonString()),
            .. LogsOf(both.Durable),
            .. LogsOf(both.StepFunctions),
        ]));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Harness_PlantedLeak_IsFound(Variant variant)
    {
        using var secrets = new IssuedSecrets();
        var approval = await ApprovalCase.OpenAsync(variant);
        secrets.Watch(approval.Stack);
        await approval.StartAsync(ApprovalCase.Access);
        await approval.AdvanceAsync(Domain.Approvals.ApprovalPolicy.QueueDelay);

        var token = secrets.Callbacks.Single().Token;

        Assert.Equal(
            ["plain", "escaped"],
            secrets.FindIn([new("plain", $"x{token}x"), new("escaped", WebUtility.UrlEncode(token)), new("clean", "nothing here")]));
    }

    private static IEnumerable<KeyValuePair<string, string>> LogsOf(LocalStack stack) =>
        stack.Services.Lambda.Logs.Lines.Select(line => KeyValuePair.Create($"log of {line.FunctionName}", line.Message));
}
