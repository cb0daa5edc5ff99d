using Comparison.Scenarios.Targets;
using Comparison.Web.Clouds;

namespace Comparison.Web.Hosting;

/// <summary>Opens what the page is to show.</summary>
internal static class PageCloud
{
    /// <exception cref="DeploymentException">Nothing is applied, or nobody can say.</exception>
    public static async Task<ICloud> OpenAsync(PageOptions options)
    {
        if (options.Cloud is { } endpoint)
            return new LocalCloudClient(endpoint, TimeProvider.System);
        var deployments = await new Deployments(Environment.GetEnvironmentVariable, options.AllowsLocalPackages)
            .FindAsync(options.Roots, CancellationToken.None);
        return new AppliedCloud(deployments, Environment.GetEnvironmentVariable, TimeProvider.System);
    }
}
