using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Comparison.Mutants;

/// <summary>A test project, or the part of it that reaches a room.</summary>
/// <param name="Filter">Arguments of the test executable that choose the part.</param>
internal sealed partial record Suite(string Project, string Filter)
{
    private const string Named = "Comparison.";
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(20);

    public string Assembly => $"{Named}{Project}";

    public static Suite Parse(string text) => text.Split(' ', 2) is [var project, var filter] ? new(project, filter) : new(text, "");

    /// <summary>The tests that fail, as far as they were run; none where all pass.</summary>
    /// <param name="folder">A copy of the project's output.</param>
    /// <param name="usual">How long it takes without a mutant: five times that is taken for a hang.</param>
    public async Task<IReadOnlyList<string>> RunAsync(string folder, bool stopAtFirst, TimeSpan usual)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, Assembly), $"-noColor {(stopAtFirst ? "-stopOnFail " : "")}{Filter}")
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Start + (usual * 5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            return [$"{Project} hangs"];
        }
        var text = (await output)[0];
        List<string> failed = [.. Failed().Matches(text).Select(match => Short(match.Groups[1].Value)).Distinct()];
        return failed.Count > 0 ? failed : process.ExitCode == 0 ? [] : [$"{Project} ends with {process.ExitCode}"];
    }

    private static string Short(string test) => test[(test.IndexOf(".Tests.", StringComparison.Ordinal) is > 0 and var at ? at + 7 : 0)..];

    [GeneratedRegex(@"^\s*(\S[^(\r\n]*)(\(.*\))? \[FAIL\]\s*$", RegexOptions.Multiline)]
    private static partial Regex Failed();
}
