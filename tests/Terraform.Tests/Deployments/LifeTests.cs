using Comparison.Scenarios.Runs;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>What Terraform applies works, survives, and goes again.</summary>
[Collection(typeof(DeploymentCollection))]
public sealed class LifeTests(DeploymentLife life)
{
    private const string Ends =
        "ALICE:approved ART-CLEAN:saved ART-FLAGGED:saved BOB:denied CHARLIE:approved ORD-12345:completed ORD-BIG:completed " +
        "ORD-DECLINED:payment_declined REQ-001:approved REQ-002:rejected REQ-003:approved order-122342134:completed";

    [Fact]
    public async Task Plan_AfterTheApply_ChangesNothing()
    {
        var plans = await life.PlannedAsync();

        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Assert.True(plan.ExitCode == 0, plan.Text));
    }

    [Fact]
    public async Task Run_OnWhatIsApplied_EndsTheSameInBothVariants()
    {
        var report = await life.SampledAsync();

        var samples = report["samples"]!.AsArray();
        Assert.Equal(Ends, string.Join(' ', samples.Select(sample => $"{sample!["sample"]}:{sample["durable"]!["status"]}").Order(StringComparer.Ordinal)));
        Assert.True(report["parity"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Verification_OfWhatIsApplied_FindsNothing()
    {
        var verified = await life.VerifiedAsync();

        Assert.True(verified.ExitCode == 0, verified.Text);
        Assert.Contains("48 of 48 runs did on the deployment what they do on the local engines.", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OverWhatIsApplied_TellsItsStories()
    {
        var stories = await life.LookedAtAsync();

        Assert.True(stories.ExitCode == 0, stories.Text);
        Assert.Matches("Total: [1-9][0-9]*, Errors: 0, Failed: 0, Skipped: 0,", stories.Output);
    }

    [Fact]
    public async Task Samples_WhileProcessesAreKilled_EndAsWithout()
    {
        var (compared, killed) = await life.KilledAsync();

        Assert.Equal(Ends, EndsOf(compared));
        Assert.Empty(compared.SelectMany(comparison => comparison.Differences));
        Assert.NotEqual(0, killed);
    }

    [Fact]
    public async Task Update_WhileRequestsWait_LetsAllFinish()
    {
        var finished = await life.UpdatedAsync();

        Assert.Equal(
            ["ALICE:approved", "ART-FLAGGED:saved", "ORD-BIG:completed", "REQ-003:approved"],
            finished.Select(request => $"{request.Sample}:{request.Run.Status}").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(8, finished.Count);
    }

    [Fact]
    public async Task Destroy_WhileRequestsWait_LeavesNothing()
    {
        var left = await life.DestroyedAsync();

        Assert.Empty(left);
    }

    private static string EndsOf(IReadOnlyList<SampleComparison> compared) => string.Join(
        ' ', compared.Select(comparison => $"{comparison.Sample.Name}:{comparison.Durable.Status}").Order(StringComparer.Ordinal));
}
