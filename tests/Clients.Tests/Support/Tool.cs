using System.Diagnostics;

namespace Comparison.Clients.Tests.Support;

/// <summary>A program of this machine that nobody here wrote.</summary>
/// <remarks>Linked into each test project that needs one.</remarks>
internal sealed class Tool
{
    private Tool(string path) => Path = path;

    public string Path { get; }

    /// <summary>Finds a program, or skips the test: such tests run only when all tests are asked for, and where the program is.</summary>
    public static Tool Find(string name)
    {
        var tool = TryFind(name, out var absence);
        Assert.SkipWhen(tool is null, absence);
        return tool;
    }

    /// <summary>Finds a program, for a fixture, which cannot skip its tests.</summary>
    /// <param name="absence">Why there is none.</param>
    public static Tool? TryFind(string name, out string absence)
    {
        absence = "Runs with compare test --all (COMPARE_ALL=1).";
        if (Environment.GetEnvironmentVariable("COMPARE_ALL") != "1")
            return null;
        absence = $"There is no {name} on this machine.";
        return Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, name))
            .FirstOrDefault(File.Exists) is { } path ? new(path) : null;
    }

    /// <returns>What the program wrote, and what it left to say of an error; null for no error.</returns>
    public async Task<(string Output, string? Error)> TryRunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string? folder = null)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? System.IO.Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (await output, process.ExitCode == 0 ? null : await error);
    }

    public async Task<string> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string? folder = null)
    {
        var (output, error) = await TryRunAsync(arguments, environment, folder);
        Assert.True(error is null, error);
        return output;
    }
}
