using System.Net;
using System.Text.Json;
using Comparison.Adapters.Decisions;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Tests.Loans;

namespace Comparison.Scenarios.Tests.Approvals;

/// <summary>No task token, callback id or <c>sin</c> leaves the desk and the engines: not in logs, answers, reports or exports.</summary>
public sealed class ApprovalSecrecyTests
{
    private const string Sin = "9182";

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
        foreach (var sample in SampleFiles.For(workflow))
        {
            if (JsonElement.Parse(sample.Payload).TryGetProperty("sin", out var sin))
                secrets.AddWord(sin.GetString()!);
            comparisons.Add(await both.RunAsync(sample));
        }

        Assert.NotEmpty(secrets.Callbacks);
        Assert.Empty(secrets.FindIn([
            KeyValuePair.Create("report", RunReport.Create(new(comparisons, [])).ToJsonString()),
            .. LogsOf(both.Durable),
            .. LogsOf(both.StepFunctions),
        ]));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Loan_EveryAnswerAndRow_ShowsNoSecretAndNoSin(Variant variant)
    {
        using var secrets = new IssuedSecrets();
        secrets.AddWord(Sin);
        var loan = await LoanCase.OpenAsync(variant);
        secrets.Watch(loan.Stack);

        var places = new Dictionary<string, string> { ["start"] = (await loan.ApplyAsync(Sin, 150_000)).Text };
        await loan.UntilAskedAsync();
        await ReadAsync(loan, places, "waiting for the manager");
        places["decide"] = (await loan.DecideAsync("approve", LoanCase.Manager)).Text;
        await loan.Fraud.UntilAskedAsync(default);
        await ReadAsync(loan, places, "waiting for the fraud service");
        await loan.EndAsync();
        await ReadAsync(loan, places, "done");

        Assert.Equal(2, secrets.Callbacks.Count);
        Assert.Empty(secrets.FindIn([.. places, .. LogsOf(loan.Stack)]));
    }

    [Fact]
    public void Harness_PlantedSin_IsFound()
    {
        using var secrets = new IssuedSecrets();
        secrets.AddWord(Sin);

        var found = secrets.FindIn(
        [
            new("json", $$"""{"sin":"{{Sin}}"}"""), new("text", $"sin {Sin}"), new("instant", $"09:00:00.{Sin}"), new("id", $"a{Sin}b"),
        ]);

        Assert.Equal(["json", "text"], found);
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

    private static async Task ReadAsync(LoanCase loan, Dictionary<string, string> places, string when)
    {
        foreach (var route in new[] { $"workflows/loan/{loan.Id}", "workflows/loan", "decisions" })
            places[$"{route} {when}"] = (await loan.GetAsync(route)).Text;
        // The row alone may hold the callback, and it must not hold more.
        var row = (await loan.ItemAsync(loan.Stack.DecisionsTable, loan.DecisionId))!.AsObject();
        row.Remove(DecisionRow.CallbackAttribute);
        places[$"decision {when}"] = row.ToJsonString();
        places[$"ledger {when}"] = (await loan.LedgerAsync())?.ToJsonString() ?? "";
    }

    private static IEnumerable<KeyValuePair<string, string>> LogsOf(DeployedStack stack) =>
        stack.Services.Lambda.Logs.Lines.Select(line => KeyValuePair.Create($"log of {line.FunctionName}", line.Message));
}
