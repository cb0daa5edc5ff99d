using System.Diagnostics;
using System.Text.Json;

namespace Comparison.Mutants;

/// <summary>Compiles a room's project with one file changed, by the very command that the build uses.</summary>
internal sealed class Compiler
{
    private static readonly string[] Build =
    [
        "-nologo", "-verbosity:quiet", "-p:Configuration=Release", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false",
    ];

    private readonly string _folder;
    private readonly IReadOnlyList<string> _arguments;
    private readonly string _compiler;

    private Compiler(string folder, IReadOnlyList<string> arguments, string compiler) =>
        (_folder, _arguments, _compiler) = (folder, arguments, compiler);

    public static async Task BuildAsync(string project) => await RunAsync("dotnet", ".", ["build", project, .. Build]);

    /// <param name="project">One that has been built.</param>
    public static async Task<Compiler> OfAsync(string project)
    {
        string[] asked = ["-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:BuildProjectReferences=false", "-p:NonExistentFile=none"];
        var answer = await RunAsync(
            "dotnet", ".", ["msbuild", project, .. Build, "-t:Compile", "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath", .. asked]);
        using var json = JsonDocument.Parse(answer);
        var arguments = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray();
        var roslyn = json.RootElement.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!;
        return new(
            Path.GetDirectoryName(Path.GetFullPath(project))!,
            [.. arguments.Select(argument => argument.GetProperty("Identity").GetString()!)
                .Where(argument => argument != "/noconfig" && !argument.StartsWith("/refout:", StringComparison.Ordinal))],
            Path.Combine(roslyn, "bincore", "csc.dll"));
    }

    /// <param name="changed">A file's path, or nothing where all are to stay as they are.</param>
    /// <param name="output">The assembly's path, which does not name it otherwise than the build does.</param>
    public async Task CompileAsync(string what, string changed, string text, string output)
    {
        var folder = Path.GetDirectoryName(output)!;
        Directory.CreateDirectory(folder);
        var source = Path.Combine(folder, changed is "" ? "none.cs" : Path.GetFileName(changed));
        await File.WriteAllTextAsync(source, text);
        var arguments = _arguments.Select(argument =>
            argument.StartsWith("/out:", StringComparison.Ordinal) ? $"/out:\"{output}\""
            : argument is ['/', ..] ? argument
            : Path.GetFullPath(argument.Trim('"'), _folder) == changed ? $"\"{source}\""
            : $"\"{argument.Trim('"')}\"");
        var response = Path.Combine(folder, "csc.rsp");
        await File.WriteAllLinesAsync(response, [.. arguments, "/warnaserror-", "/warn:0"]);
        try
        {
            await RunAsync("dotnet", _folder, [_compiler, "/noconfig", "/shared", $"@{response}"]);
        }
        catch (MutantException refused)
        {
            throw new MutantException($"{what} does not compile. {refused.Message}");
        }
    }

    private static async Task<string> RunAsync(string program, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output[0] : throw new MutantException($"{string.Join(' ', start.ArgumentList.Take(3))}:\n{output[0]}{output[1]}");
    }
}
