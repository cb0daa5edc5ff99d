using System.Diagnostics;

namespace Comparison.Scenarios.Targets;

/// <summary>Programs of this machine that somebody else installed.</summary>
public static class ProgramPath
{
    /// <summary>Terraform, or else OpenTofu, which takes the same commands and variables; null where neither is on the PATH.</summary>
    public static string? FindTerraform() => Find("terraform") ?? Find("tofu");

    /// <summary>A program on the PATH; null where it is not.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
            .FirstOrDefault(File.Exists);
}

/// <summary>What a program of this machine said that ran to its end.</summary>
public sealed record ProgramAnswer(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a program and reads both of its outputs. It is ended, with what it has started, when nobody waits for it any more.</summary>
    public static async Task<ProgramAnswer> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
