namespace Comparison.Terraform.Tests.Deployments;

/// <summary>What Terraform applies works, and goes again.</summary>
public sealed class LifeTests(DeploymentLife life) : IClassFixture<DeploymentLife>
{
    [Fact]
    public async Task Plan_AfterTheApply_ChangesNothing()
    {
        var plans = await life.PlannedAsync();

        Assert.All(plans, plan => Assert.True(plan.ExitCode == 0, plan.Text));
    }

    [Fact]
    public async Task Samples_ThroughTheApi_EndTheSameInBothVariants()
    {
        var compared = await life.SampledAsync();

        Assert.Empty(compared.SelectMany(comparison => comparison.Differences));
        Assert.Equal(
            "",
            string.Join(' ', compared.Select(comparison => $"{comparison.Sample.Name}:{comparison.Durable.Status}")));
    }
}
