using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comparison.Micro.Support;

/// <summary>A package from npm and a script that times it, in a folder of their own, which is deleted in the end.</summary>
internal sealed class NpmProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("comparison-npm-");

    private NpmProgram()
    {
    }

    /// <summary>Installs the package beside the files of a folder; null without Node.</summary>
    public static async Task<NpmProgram?> InstallAsync(string folder, string package)
    {
        var npm = new NpmProgram();
        foreach (var file in Directory.GetFiles(folder))
            File.Copy(file, Path.Combine(npm._folder.FullName, Path.GetFileName(file)));
        try
        {
            await npm.RunAsync("node", "--version");
            await npm.RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", package);
            return npm;
        }
        catch (Win32Exception)
        {
            npm.Dispose();
            return null;
        }
    }

    /// <param name="script">Is given the questions and for how long to measure, and prints one line of JSON.</param>
    /// <returns>Milliseconds for one run, by the question's name.</returns>
    public async Task<IReadOnlyDictionary<string, double>> TimeAsync(string script, JsonArray questions)
    {
        var asked = new JsonObject
        {
            ["questions"] = questions,
            ["samples"] = Sampling.Samples,
            ["sampleMilliseconds"] = Sampling.SampleMilliseconds,
        };
        var answer = await RunAsync("node", script, asked.ToJsonString());
        return JsonSerializer.Deserialize<Dictionary<string, double>>(answer)!;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed with exit code {process.ExitCode}.");
    }
}
