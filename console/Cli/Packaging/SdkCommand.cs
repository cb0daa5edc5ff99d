using System.Diagnostics;

namespace Comparison.Cli.Packaging;

/// <summary>Has the .NET SDK build something of this repository, with the AWS packages that this program was built with.</summary>
internal static class SdkCommand
{
    /// <param name="what">What is built, for the message.</param>
    /// <exception cref="PackageBuildException">The build failed.</exception>
    public static async Task RunAsync(string what, string repository, string awsPackages, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AwsPackages"] = awsPackages;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new PackageBuildException($"{what}: {await output}{await errors}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>The SDK could not build a program; the message is what it said.</summary>
internal sealed class PackageBuildException(string message) : Exception(message);
