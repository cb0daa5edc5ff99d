using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Rendering;

/// <summary>Has Marp make slides of the talk: its version stands in the talk's <c>package.json</c>.</summary>
/// <param name="talk">Where the deck, its theme, its figures and Marp's settings are.</param>
/// <param name="output">Where everything goes, Marp itself among it.</param>
internal sealed partial class MarpRenderer(string talk, string output)
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "chrome", "msedge"];

    private static readonly string[] Kinds = [".html", ".pdf", ".pptx"];

    private string Tools => Path.Combine(output, "tools");

    /// <summary>Renders the deck.</summary>
    /// <returns>The path of each file as it is ready; of pictures the first one's.</returns>
    /// <exception cref="RenderingException">Node, npm or a browser is missing, or one of them failed.</exception>
    public async IAsyncEnumerable<string> RenderAsync(Rendition rendition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var node = ProgramPath.Find("node") ?? throw new RenderingException("Rendering needs Node and npm on the PATH: https://nodejs.org");
        await InstallAsync(cancellationToken);
        var deck = await CopyAsync(rendition, cancellationToken);
        var name = rendition.IsDark ? "talk-dark" : "talk";
        IEnumerable<string> files = rendition.IsImages
            ? [Path.Combine(Directory.CreateDirectory(Path.Combine(output, name)).FullName, "slide.png")]
            : Kinds.Select(kind => Path.Combine(output, name + kind));
        foreach (var file in files)
        {
            // Marp writes HTML by itself; for everything else it has a browser take pictures.
            if (Path.GetExtension(file) != ".html" && FindBrowser() is null)
                throw new RenderingException("All but HTML needs Chromium, Chrome or Edge; where it is not on the PATH, CHROME_PATH says where it is.");
            await RunAsync(
                node,
                [Path.Combine(Tools, "node_modules", "@marp-team", "marp-cli", "marp-cli.js"), deck, "--no-stdin", .. Images(rendition), "--output", file],
                cancellationToken);
            yield return file;
        }
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Tools);
        var isNew = false;
        foreach (var file in new[] { "package.json", "package-lock.json" })
        {
            var (wanted, had) = (Path.Combine(talk, file), Path.Combine(Tools, file));
            isNew |= !File.Exists(had) || await File.ReadAllTextAsync(had, cancellationToken) != await File.ReadAllTextAsync(wanted, cancellationToken);
            File.Copy(wanted, had, overwrite: true);
        }
        if (!isNew && Directory.Exists(Path.Combine(Tools, "node_modules")))
            return;
        var npm = ProgramPath.Find(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") ?? throw new RenderingException("Rendering needs npm on the PATH: https://nodejs.org");
        await RunAsync(npm, ["ci", "--no-audit", "--no-fund"], cancellationToken);
    }

    // Beside copies of what it shows, so that nothing is written into the repository.
    private async Task<string> CopyAsync(Rendition rendition, CancellationToken cancellationToken)
    {
        var deck = await File.ReadAllTextAsync(Path.Combine(talk, "deck.md"), cancellationToken);
        var copy = Path.Combine(Tools, "deck.md");
        await File.WriteAllTextAsync(copy, rendition.IsDark ? Marp().Replace(deck, "marp: true\nclass: invert", 1) : deck, cancellationToken);
        foreach (var file in Directory.GetFiles(talk, "talk.css").Concat(Directory.GetFiles(talk, ".marprc.yml")))
            File.Copy(file, Path.Combine(Tools, Path.GetFileName(file)), overwrite: true);
        var figures = Directory.CreateDirectory(Path.Combine(Tools, "figures")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(talk, "figures")))
            File.Copy(file, Path.Combine(figures, Path.GetFileName(file)), overwrite: true);
        return copy;
    }

    private static string[] Images(Rendition rendition) => rendition.IsImages ? ["--images", "png"] : [];

    private static string? FindBrowser() =>
        Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } named ? named : Browsers.Select(ProgramPath.Find).FirstOrDefault(path => path is not null);

    private async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Tools, RedirectStandardOutput = true, RedirectStandardError = true };
        if (FindBrowser() is { } browser)
            start.Environment["CHROME_PATH"] = browser;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new RenderingException($"{Path.GetFileName(program)} {arguments[0]} failed: {await output}{await errors}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex("marp: true")]
    private static partial Regex Marp();
}

/// <summary>What is made of the deck.</summary>
/// <param name="IsImages">A PNG for each slide, instead of HTML, PDF and PPTX.</param>
internal sealed record Rendition(bool IsDark, bool IsImages);

/// <summary>The deck could not be rendered; the message says what is missing or what failed.</summary>
internal sealed class RenderingException(string message) : Exception(message);
