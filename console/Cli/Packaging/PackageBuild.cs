namespace Comparison.Cli.Packaging;

/// <summary>Has the SDK publish the programs of a checkout; <c>build/lambda-package.props</c> says how.</summary>
/// <param name="awsPackages">The build's property <c>AwsPackages</c>: <c>official</c>, <c>local</c> or names.</param>
/// <param name="architecture">Lambda's word for the processor that the programs are compiled for: <c>arm64</c> or <c>x86_64</c>.</param>
internal sealed class PackageBuild(string repository, string awsPackages, string architecture)
{
    /// <returns>The folder with all that belongs into the zip, and nothing else.</returns>
    /// <exception cref="PackageBuildException">The build failed.</exception>
    public async Task<string> PublishAsync(FunctionPackage package, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(repository, "artifacts", "packaging", "zip", package.Name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true); // publishing adds to what an earlier one left
        await SdkCommand.RunAsync(
            package.Project, repository, awsPackages,
            ["publish", package.Project, "-c", "Release", "-p:LambdaPackage=true", $"-p:LambdaArchitecture={architecture}", "-o", folder, "--nologo", "-v", "quiet"], cancellationToken);
        return folder;
    }
}

/// <summary>A zip of functions: one program, which serves the function that <c>ANNOTATIONS_HANDLER</c> names.</summary>
/// <param name="Name">The zip's name without its ending, as Terraform asks for it.</param>
/// <param name="Project">The project's folder in the repository.</param>
/// <param name="Assembly">What Lambda is given as the handler.</param>
internal sealed record FunctionPackage(string Name, string Project, string Assembly)
{
    public static IReadOnlyList<FunctionPackage> All { get; } =
    [
        new("durable", "durable", "Comparison.Durable"),
        new("shared", "shared/Functions", "Comparison.Functions"),
        new("stepfunctions", "stepfunctions", "Comparison.StepFunctions"),
    ];
}
