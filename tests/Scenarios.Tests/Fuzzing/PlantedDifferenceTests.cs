using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Fuzzing;

namespace Comparison.Scenarios.Tests.Fuzzing;

/// <summary>A small mistake in one twin is found, and its seed finds it again.</summary>
public sealed class PlantedDifferenceTests(ITestOutputHelper output)
{
    private const long Seed = 1;
    private const int Enough = 500;

    public static TheoryData<WorkflowName, string, string, int> Deadlines => new()
    {
        { WorkflowName.Order, "Release", "TimeoutSeconds", 24 * 3600 - 1 },
        { WorkflowName.Moderation, "Review", "TimeoutSeconds", 72 * 3600 - 1 },
        { WorkflowName.Loan, "Manager approval", "TimeoutSeconds", 30 * 60 - 1 },
        { WorkflowName.Loan, "Fraud check", "HeartbeatSeconds", 59 },
    };

    public static TheoryData<WorkflowName, string> Retried => new()
    {
        { WorkflowName.Approval, "Approval" }, { WorkflowName.Order, "Refund" }, { WorkflowName.Moderation, "Save" },
        { WorkflowName.Loan, "Fraud check" },
    };

    [Theory, MemberData(nameof(Deadlines))]
    public Task Deadline_OffByOneSecond_IsFound(WorkflowName workflow, string state, string member, int seconds) =>
        AssertFoundAsync(workflow, Machine(workflow, state, edited => edited[member] = seconds));

    // Its deadline is the request's own, so that the task before it would have to be wrong: here every approval gets a fixed one.
    [Fact]
    public Task Deadline_ThatIsNotTheRequests_IsFound() =>
        AssertFoundAsync(WorkflowName.Approval, Machine(WorkflowName.Approval, "Approval", edited => edited["TimeoutSeconds"] = 24 * 3600));

    [Theory, MemberData(nameof(Retried))]
    public Task Retry_Removed_IsFound(WorkflowName workflow, string state) =>
        AssertFoundAsync(workflow, Machine(workflow, state, edited => edited.Remove("Retry")));

    [Fact]
    public Task Setting_OfTheDurableTwin_IsFound() => AssertFoundAsync(WorkflowName.Order, (variant, options) =>
        variant == Variant.Durable ? options with { Settle = options.Settle + TimeSpan.FromSeconds(1) } : options);

    private async Task AssertFoundAsync(WorkflowName workflow, Func<Variant, StackOptions, StackOptions> plant)
    {
        using var runner = new FuzzRunner(await TestCloud.StartAsync(), plant: plant);
        var found = await runner.FindAsync(new(Seed, workflow), Enough);
        Assert.NotNull(found);
        output.WriteLine($"Case {found.Value.Index} of seed {Seed}: {string.Join('\n', FuzzReport.Lines(found.Value.Comparison))}");

        var again = await runner.PlayAsync(new FuzzGenerator(Seed, workflow).Draw(found.Value.Index));

        Assert.False(again.IsSame);
    }

    private static Func<Variant, StackOptions, StackOptions> Machine(WorkflowName planted, string state, Action<JsonObject> edit) =>
        (_, options) => options with
        {
            Rewrite = (workflow, definition) =>
            {
                var machine = JsonNode.Parse(definition)!;
                if (workflow == planted)
                    edit(machine["States"]![state]!.AsObject());
                return machine.ToJsonString();
            },
        };
}
