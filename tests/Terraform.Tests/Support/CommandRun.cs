using System.Diagnostics;

namespace Comparison.Terraform.Tests.Support;

/// <summary>How a command ended, and what it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    public string Text => Output + Errors;

    /// <param name="environment">What it has beside this process's own variables.</param>
    public static async Task<CommandRun> OfAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}
