using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Micro.Support;

namespace Comparison.Micro.Interpreters;

/// <summary>npm's aws-local-stepfunctions in a folder of its own, which is deleted in the end.</summary>
internal sealed class NpmInterpreter : IDisposable
{
    public const string Package = "aws-local-stepfunctions@3.0.0";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("comparison-interpreter-");

    private NpmInterpreter()
    {
    }

    /// <summary>Installs the package; null without Node.</summary>
    public static async Task<NpmInterpreter?> InstallAsync()
    {
        var npm = new NpmInterpreter();
        foreach (var file in Directory.GetFiles(InterpreterQuestion.Folder))
            File.Copy(file, Path.Combine(npm._folder.FullName, Path.GetFileName(file)));
        try
        {
            await npm.RunAsync("node", "--version");
            await npm.RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", Package);
            return npm;
        }
        catch (Win32Exception)
        {
            npm.Dispose();
            return null;
        }
    }

    /// <returns>Milliseconds for one run, by the question's name.</returns>
    public async Task<IReadOnlyDictionary<string, double>> TimeAsync(IEnumerable<InterpreterQuestion> questions)
    {
        var asked = new JsonObject
        {
            ["questions"] = new JsonArray([.. questions.Select(question => (JsonNode?)new JsonObject
            {
                ["name"] = question.Name,
                ["definition"] = question.Definition,
                ["input"] = question.Input?.DeepClone(),
            })]),
            ["samples"] = Sampling.Samples,
            ["sampleMilliseconds"] = Sampling.SampleMilliseconds,
        };
        var answer = await RunAsync("node", "interpreter.mjs", asked.ToJsonString());
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
