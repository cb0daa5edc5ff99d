using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Fuzzing;

namespace Comparison.Scenarios.Tests.Fuzzing;

/// <summary>Requests, schedules and faults by chance end the same in both variants.</summary>
public sealed class FuzzParityTests
{
    [Theory]
    [InlineData(1, 25, Form.Readable)]
    [InlineData(1, 25, Form.Thrifty)]
    public async Task Fuzz_OfEachWorkflow_EndsTheSame(long seed, int count, Form form)
    {
        using var runner = new FuzzRunner(await TestCloud.StartAsync(), form);
        foreach (var workflow in WorkflowNames.All)
        {
            var found = await runner.FindAsync(new(seed, workflow), count);

            Assert.True(found is null, Text(found));
        }
    }

    [Theory]
    [InlineData(Form.Readable)]
    [InlineData(Form.Thrifty)]
    public async Task Fuzz_OfTwoThousand_EndsTheSame(Form form)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Runs with compare test --all (COMPARE_ALL=1).");
        using var runner = new FuzzRunner(await TestCloud.StartAsync(), form);

        var found = await runner.FindAsync(new(8), 2000);

        Assert.True(found is null, Text(found));
    }

    private static string Text((int Index, FuzzComparison Comparison)? found) => found is { } first
        ? $"Case {first.Index}:\n{string.Join('\n', FuzzReport.Lines(first.Comparison))}\n{first.Comparison.Case.ToJson()}"
        : "";
}

/// <summary>What must occur among the faults of many cases.</summary>
internal static class FaultsThatAreDrawn
{
    // Slow takes real time, and a consumer that is down for hours has scenarios of its own.
    public static IEnumerable<FaultKind> Kinds => Enum.GetValues<FaultKind>().Except([FaultKind.Slow, FaultKind.ConsumerDown]);

    public static string[] Targets { get; } =
    [
        FuzzTargets.Ask, FuzzTargets.Desk, FuzzTargets.Decisions, FuzzTargets.Expire, FuzzTargets.Reread, FuzzTargets.Ledger,
        FuzzTargets.Refund, FuzzTargets.Article, FuzzTargets.Notice, FuzzTargets.Answer, FuzzTargets.Messages, FuzzTargets.FraudAsk,
        FuzzTargets.FraudMessages, "validate-approval", "validate-order", "validate-loan", "check-article", "fulfil-order", "pull-report",
        "assess-loan", "offer-loan", "approval-consumer", "order-consumer", "fraud-check", "fraud-worker",
    ];
}
