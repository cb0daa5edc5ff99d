using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Comparison.Cli.Tests;

/// <summary>Runs the built CLI as users do: as a process.</summary>
internal static class Command
{
    public static Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => RunInAsync(null, arguments);

    /// <param name="folder">What the paths among the arguments are relative to; the test's own folder for null.</param>
    public static async Task<(int Code, string Output, string Errors)> RunInAsync(string? folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await ReadAsync(process);
    }

    /// <summary>Runs lines of bash.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunShellAsync(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        return await ReadAsync(process);
    }

    private static async Task<(int Code, string Output, string Errors)> ReadAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    public static Process Start(params string[] arguments) => Start(null, arguments);

    private static Process Start(string? folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RepositoryFiles).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        return Process.Start(start)!;
    }

    /// <summary>Sends a signal as <c>kill</c> names it.</summary>
    public static void Signal(this Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>What a shell starts in the background ignores SIGINT, and so do its children: asked before a process is started that only a signal ends.</summary>
    public static void SkipUnlessHeard(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A signal cannot be sent to another process there.");
        Assert.SkipWhen(
            signal == "-INT" && OperatingSystem.IsLinux() && IgnoresInterrupts(),
            "Whoever started the tests has them ignore SIGINT, and their children do so too.");
    }

    // The mask's second bit.
    private static bool IgnoresInterrupts()
    {
        const string mask = "SigIgn:";
        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith(mask, StringComparison.Ordinal));
        return (Convert.ToUInt64(line[mask.Length..].Trim(), 16) & 2) != 0;
    }
}

/// <summary>A file with a request in it, for as long as a test needs it.</summary>
internal sealed class InputFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("comparison-");

    public InputFile(string text)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "request.json");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>The zips, built once for all tests that want them.</summary>
internal static class Packages
{
    private static readonly Lazy<Task<string>> Folder = new(BuildAsync);

    // They run here.
    private static readonly string Machine = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x86_64";

    public static Task<string> OrSkipAsync()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Runs with compare test --all (COMPARE_ALL=1).");
        return Folder.Value;
    }

    private static async Task<string> BuildAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "packages");
        var (code, _, errors) = await Command.RunAsync("package", "--arch", Machine, "--output", folder);
        return code == Exit.Same ? folder : throw new InvalidOperationException(errors);
    }
}
