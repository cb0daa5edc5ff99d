using Comparison.Scenarios.Targets;
using Comparison.Web.Clouds;
using Comparison.Web.Recordings;

namespace Comparison.Web.Hosting;

/// <summary>Opens what the page is to show.</summary>
internal static class PageCloud
{
    /// <exception cref="DeploymentException">Nothing is applied, or nobody can say.</exception>
    /// <exception cref="FormatException">A file is no recording.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public static async Task<ICloud> OpenAsync(PageOptions options)
    {
        if (options.Replay is { } recording)
            return RecordedCloud.Open(recording, TimeProvider.System);
        ICloud cloud = options.Cloud is { } endpoint
            ? new LocalCloudClient(endpoint, TimeProvider.System)
            : new AppliedCloud(
                await new Deployments(Environment.GetEnvironmentVariable, options.AllowsLocalPackages).FindAsync(options.Roots, CancellationToken.None),
                Environment.GetEnvironmentVariable,
                TimeProvider.System);
        return options.Record is { } file ? new RecordingCloud(cloud, file, TimeProvider.System) : cloud;
    }
}
