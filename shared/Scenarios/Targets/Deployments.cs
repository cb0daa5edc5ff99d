namespace Comparison.Scenarios.Targets;

/// <summary>Finds what Terraform applied, and refuses what is not meant for AWS.</summary>
/// <param name="find">Reads an environment variable.</param>
/// <param name="allowLocalPackages">Whether functions with this repository's stand-ins for AWS's packages may be driven on AWS.</param>
public sealed class Deployments(Func<string, string?> find, bool allowLocalPackages)
{
    /// <summary>The deployments in those roots that have one.</summary>
    /// <param name="roots">Folders, or files; see <see cref="TerraformOutputs.ReadAsync"/>.</param>
    /// <exception cref="DeploymentException">There is none, or it is refused.</exception>
    public async Task<IReadOnlyList<Deployment>> FindAsync(IReadOnlyList<string> roots, CancellationToken cancellationToken)
    {
        var found = new List<Deployment>();
        foreach (var root in roots)
            if (Deployment.Read(await TerraformOutputs.ReadAsync(root, cancellationToken), root) is { } deployment)
                found.Add(Checked(deployment, root));
        return found.Count > 0
            ? found
            : throw new DeploymentException($"Nothing is applied in {string.Join(" or ", roots)}: terraform apply comes first.");
    }

    private Deployment Checked(Deployment deployment, string root) =>
        deployment.AwsPackages == "official" || allowLocalPackages || find("AWS_ENDPOINT_URL") is { Length: > 0 }
            ? deployment
            : throw new DeploymentException(
                $"{root}: the functions were built without AWS's official packages, and AWS is no place for those; "
                + "--allow-local-packages runs them nevertheless.");
}
