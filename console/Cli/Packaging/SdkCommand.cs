using System.Diagnostics;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Packaging;

/// <summary>Has the .NET SDK build something of this repository, with the AWS packages that this program was built with.</summary>
internal static class SdkCommand
{
    /// <param name="what">What is built, for the message.</param>
    /// <exception cref="PackageBuildException">The build failed.</exception>
    public static async Task RunAsync(string what, string repository, string awsPackages, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = repository };
        start.Environment["AwsPackages"] = awsPackages;
        var answer = await ProgramAnswer.RunAsync(start, cancellationToken);
        if (answer.ExitCode != 0)
            throw new PackageBuildException($"{what}: {answer.Output}{answer.Errors}");
    }
}

/// <summary>The SDK could not build a program; the message is what it said.</summary>
internal sealed class PackageBuildException(string message) : Exception(message);
