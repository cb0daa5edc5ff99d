using System.Diagnostics;
using System.Text;

namespace Comparison.Cli.Tests;

/// <summary>Function processes end with the local cloud that started them.</summary>
public sealed class OrphanTests
{
    private const string Article = """{ "article_id": "ART-1", "title": "Ten quiet walks" }""";

    [Theory]
    [InlineData("-INT")] // as Ctrl+C does
    [InlineData("-KILL")] // the Runtime API is gone, and without it a program ends by itself
    public async Task Up_Stopped_LeavesNoProcessOfAFunction(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds processes by their parent in /proc.");
        Command.SkipUnlessHeard(signal);
        using var up = Command.Start("up", "--port", "0", "--no-page", "--ephemeral", "--packages", await Packages.OrSkipAsync());
        var functions = await InvokeAsync(up);

        up.Signal(signal);
        await up.WaitForExitAsync();

        Assert.NotEmpty(functions);
        await Task.WhenAll(functions.Select(function => function.WaitForExitAsync())).WaitAsync(TimeSpan.FromMinutes(2));
    }

    private static async Task<IReadOnlyList<Process>> InvokeAsync(Process up)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        while (await up.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("Listening on ", StringComparison.Ordinal))
            if (line.Contains("start a request", StringComparison.Ordinal))
            {
                var api = line.Split(' ')[^1].Replace("/approval", "/moderation", StringComparison.Ordinal);
                using var started = await http.PostAsync(api, new StringContent(Article, Encoding.UTF8, "application/json"));
                started.EnsureSuccessStatusCode();
            }
        return [.. Process.GetProcesses().Where(process => ParentOf(process) == up.Id)];
    }

    // The fourth word of /proc/ID/stat, counted behind the program's name, which may hold blanks.
    private static int ParentOf(Process process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it ended meanwhile
        }
    }
}
