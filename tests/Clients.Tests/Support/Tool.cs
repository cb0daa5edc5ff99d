using System.Diagnostics;

namespace Comparison.Clients.Tests.Support;

/// <summary>A program of this machine that nobody here wrote.</summary>
internal sealed class Tool
{
    private Tool(string path) => Path = path;

    public string Path { get; }

    /// <summary>Finds a program, or skips the test: such tests run only when all tests are asked for, and where the program is.</summary>
    public static Tool Find(string name)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Runs with compare test --all (COMPARE_ALL=1).");
        var path = Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"There is no {name} on this machine.");
        return new Tool(path);
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
