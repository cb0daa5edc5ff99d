using Comparison.Terraform.Tests.Deployments;

namespace Comparison.Terraform.Tests.Permissions;

/// <summary>Each role may do what is done in its name, and no more.</summary>
[Collection(typeof(DeploymentCollection))]
public sealed class PermissionTests(DeploymentLife life)
{
    [Fact]
    public async Task Calls_OfTheSamples_AreAllowed()
    {
        var roles = await life.PermittedAsync();

        Assert.Empty(roles.SelectMany(role => role.Refused));
    }

    [Fact]
    public async Task Actions_OfTheRoles_AreMadeOrHaveAReason()
    {
        var roles = await life.PermittedAsync();

        Assert.Equal("", string.Join('\n', roles.SelectMany(role => role.Idle)));
    }
}
