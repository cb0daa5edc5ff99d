using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Terraform.Tests.Deployments;

namespace Comparison.Terraform.Tests.Inventories;

/// <summary>What Terraform deploys, the local stacks deploy.</summary>
[Collection(typeof(DeploymentCollection))]
public sealed class InventoryTests(DeploymentLife life)
{
    [Theory]
    [InlineData(Variant.Durable)]
    [InlineData(Variant.StepFunctions)]
    public async Task LocalStack_Deployed_IsWhatTerraformApplies(Variant variant)
    {
        var applied = (await life.InventoriedAsync())[(int)variant];

        await using var cloud = await LocalCloud.StartAsync();
        var stack = await DeployedStack.DeployAsync(
            cloud,
            variant,
            new() { QueueDelay = TimeSpan.Zero, Settle = TimeSpan.FromSeconds(1), FraudDelay = TimeSpan.FromSeconds(1) });

        var deployed = await InventoryText.ReadAsync(stack.Account.Context, stack.Services, "comparison");
        Assert.Equal(applied, deployed);
    }
}
