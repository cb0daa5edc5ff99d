using System.Text.RegularExpressions;
using Amazon.Lambda.DurableExecution;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Audits;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Tests.Durable;
using Comparison.Scenarios.Twins;

namespace Comparison.Scenarios.Tests.Audits;

/// <summary>Workflows with one fault each: the audit finds it, names it, and leaves what has happened as it is.</summary>
public sealed partial class PlantedFaultTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "concepts.md"));

    [Fact]
    public async Task Clean_EveryKindOfOperation_IsClean()
    {
        var report = await AuditAsync(EveryKind.RunAsync);

        Assert.Empty(report.Findings);
        Assert.InRange(report.States, 12, int.MaxValue);
        Assert.Equal(12, report.Operations);
    }

    [Fact]
    public async Task Name_OfAStepIsAGuid_IsFoundAtTheStep()
    {
        var report = await AuditAsync((context, world) => StepAsync(context, $"pay-{world.Account.Context.Ids.NewGuid()}"));

        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.Changed, "invocation 1"), (finding.Kind, finding.State));
        Assert.Matches("Step 'pay-.+' .+ is asked for where Step 'pay-.+' .+ is recorded", finding.Text);
        AssertShown(report);
    }

    [Fact]
    public async Task Step_OnlyBeforeNoon_IsFoundWhereAnotherTakesItsPlace()
    {
        var report = await AuditAsync(async (context, world) =>
        {
            if (IsEarly(world))
                await StepAsync(context, "early-bird");
            return await StepAsync(context, "pay");
        });

        Assert.Contains(report.Findings, finding => finding.Kind == FindingKind.Changed
            && finding.Text.StartsWith("Step 'pay'", StringComparison.Ordinal)
            && finding.Text.Contains("where Step 'early-bird'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LastStep_OnlyBeforeNoon_IsMissing()
    {
        var report = await AuditAsync(async (context, world) =>
        {
            await StepAsync(context, "pay");
            return IsEarly(world) ? await StepAsync(context, "thank") : "done";
        });

        Assert.Contains(report.Findings, finding => finding.Kind == FindingKind.Missing
            && finding.Text.StartsWith("Step 'thank'", StringComparison.Ordinal));
        AssertShown(report);
    }

    [Fact]
    public async Task LastStepInAChild_OnlyBeforeNoon_IsMissing()
    {
        var report = await AuditAsync((context, world) => context.RunInChildContextAsync(
            async (child, _) =>
            {
                await StepAsync(child, "pay");
                return IsEarly(world) ? await StepAsync(child, "thank") : "done";
            },
            "child"));

        var finding = Assert.Single(report.Findings);
        Assert.Equal(FindingKind.Missing, finding.Kind);
        Assert.StartsWith("Step 'thank'", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LastStep_OnlyAfterNoon_IsExtra()
    {
        var report = await AuditAsync(async (context, world) =>
        {
            await StepAsync(context, "pay");
            return IsEarly(world) ? "done" : await StepAsync(context, "remind");
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(FindingKind.Extra, finding.Kind);
        Assert.StartsWith("Step 'remind'", finding.Text, StringComparison.Ordinal);
        AssertShown(report);
    }

    [Fact]
    public async Task Order_AnotherAfterNoon_IsFound()
    {
        var report = await AuditAsync(async (context, world) =>
        {
            string[] order = IsEarly(world) ? ["pay", "pack"] : ["pack", "pay"];
            foreach (var name in order)
                await StepAsync(context, name);
            return "done";
        });

        Assert.All(report.Findings, finding => Assert.Equal(FindingKind.Changed, finding.Kind));
        Assert.StartsWith("Step 'pack'", report.Findings[0].Text, StringComparison.Ordinal);
        AssertShown(report);
    }

    [Fact]
    public async Task Name_OfAStepInABranchIsAGuid_IsFound()
    {
        var report = await AuditAsync(async (context, world) =>
        {
            await context.ParallelAsync(
                [
                    new DurableBranch<string>("left", (branch, _) => StepAsync(branch, "pack")),
                    new DurableBranch<string>("right", (branch, _) => StepAsync(branch, $"pay-{world.Account.Context.Ids.NewGuid()}")),
                ],
                "ship");
            return "done";
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(FindingKind.Changed, finding.Kind);
        Assert.Contains("'pay-", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outcome_TellsTheTime_IsFound()
    {
        var report = await AuditAsync(async (context, world) =>
        {
            await StepAsync(context, "pay");
            return $"{world.Time.GetUtcNow():O}";
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.Outcome, "the workflow ends SUCCEEDED with another result"), (finding.Kind, finding.Text));
        AssertShown(report);
    }

    [Fact]
    public async Task Message_OutsideAStep_IsFoundAndSentNoMore()
    {
        var sent = 0;
        using var account = await DurableAccount.OpenAsync(async (context, world) =>
        {
            await StepAsync(context, "pay");
            await world.SendAsync("paid");
            return await StepAsync(context, "pack");
        });

        var report = await AuditAsync(account, async () => sent = await account.CountMessagesAsync());

        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.Request, "AmazonSQS.SendMessage is sent outside a step"), (finding.Kind, finding.Text));
        Assert.StartsWith("checkpoint", finding.State, StringComparison.Ordinal);
        Assert.Equal((1, 1), (sent, await account.CountMessagesAsync()));
        AssertShown(report);
    }

    [Fact]
    public async Task Replays_OfACleanWorkflow_ChangeNothing()
    {
        using var account = await DurableAccount.OpenAsync(EveryKind.RunAsync);
        var (sent, told) = (0, "");
        string History() => string.Join('\n', account.Lambda.Durable.List(new("workflow")).Items
            .SelectMany(execution => account.Lambda.Durable.History(execution.Arn).Items)
            .Select(happened => $"{happened.Type} {happened.Timestamp:O} {happened.OperationId}"));

        await AuditAsync(account, async () => (sent, told) = (await account.CountMessagesAsync(), History()));

        Assert.Equal(6, sent);
        Assert.Equal(sent, await account.CountMessagesAsync());
        Assert.Equal(told, History());
    }

    // The page of concepts shows what is found; ids are another in each run.
    private static void AssertShown(AuditReport report) =>
        Assert.Contains(Ids().Replace(report.Findings[0].Text, "…"), Page, StringComparison.Ordinal);

    private static async Task<AuditReport> AuditAsync(Func<IDurableContext, DurableAccount, Task<string>> workflow)
    {
        using var account = await DurableAccount.OpenAsync(workflow);
        return await AuditAsync(account, () => Task.CompletedTask);
    }

    private static Task<AuditReport> AuditAsync(DurableAccount account, Func<Task> atTheEnd) =>
        new DeterminismAudit(account.Account, account.Lambda).RunAsync(async () =>
        {
            await account.RunAsync();
            await atTheEnd();
        });

    private static Task<string> StepAsync(IDurableContext context, string name) =>
        context.StepAsync((_, _) => Task.FromResult(name), name);

    // Accounts begin at nine.
    private static bool IsEarly(DurableAccount world) => world.Time.GetUtcNow() < TestCloud.Tomorrow.AddHours(3);

    [GeneratedRegex(@"(?<=pay-)[0-9a-f-]+|(?<=\()[0-9a-f]+(?=\))")]
    private static partial Regex Ids();
}

/// <summary>Every workflow of the suite replays as it ran, on each of its samples.</summary>
public sealed class SampleAuditTests
{
    public static TheoryData<string, string> Samples() =>
        [.. WorkflowNames.All.SelectMany(SampleFiles.For).Select(sample => (sample.Workflow.ToText(), sample.Name))];

    [Theory, MemberData(nameof(Samples))]
    public async Task Workflow_ReplayedFromEveryCheckpoint_IsClean(string workflow, string name)
    {
        var sample = SampleFiles.For(WorkflowNames.Find(workflow)!.Value).Single(sample => sample.Name == name);

        var report = await SampleAudit.RunAsync(await TestCloud.StartAsync(), sample);

        Assert.Empty(report.Findings);
        // A declined order ends without a durable operation: it has its first state only.
        Assert.InRange(report.States, name == "ORD-DECLINED" ? 1 : 2, int.MaxValue);
    }

    [Fact]
    public async Task Workflow_ReplayedByAnotherOrderOfOperations_IsFoundOut()
    {
        var order = SampleFiles.For(WorkflowName.Order).Single(sample => sample.Name == "ORD-BIG");

        var report = await SampleAudit.RunAsync(await TestCloud.StartAsync(), order, onto: Form.Thrifty);

        var finding = Assert.Single(report.Findings, finding => finding.Kind == FindingKind.Changed);
        Assert.Contains("context", finding.Text, StringComparison.OrdinalIgnoreCase);
    }
}
