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

    private static readonly string[] Packages = ["package.json", "package-lock.json"];

    private static readonly string[] Kinds = [".html", ".pdf", ".pptx"];

    private static readonly string[] ImageOptions = ["--images", "png"];

    private static readonly string[] Beside = [".marprc.yml", "talk.css", Fits, Handout];

    private const string Deck = "deck.md";
    private const string Handout = "handout.md";

    // Looks whether each slide fits its page.
    private const string Fits = "fits.mjs";

    private string Tools => Path.Combine(output, "tools");

    /// <summary>Renders the deck, and then has a browser look whether each slide fits its page.</summary>
    /// <returns>The path of each file as it is ready; of pictures the first one's.</returns>
    /// <exception cref="RenderingException">Node, npm or a browser is missing or failed, or a slide does not fit.</exception>
    public async IAsyncEnumerable<string> RenderAsync(Rendition rendition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var node = ProgramPath.Find("node") ?? throw new RenderingException("Rendering needs Node and npm on the PATH: https://nodejs.org");
        await InstallAsync(cancellationToken);
        await CopyAsync(rendition, cancellationToken);
        var name = rendition.IsDark ? "talk-dark" : "talk";
        IEnumerable<(string Page, string File)> wanted = rendition.IsImages
            ? [(Deck, Path.Combine(Directory.CreateDirectory(Path.Combine(output, name)).FullName, "slide.png"))]
            : [.. Kinds.Select(kind => (Deck, Path.Combine(output, name + kind))), (Handout, Path.Combine(output, "handout.pdf"))];
        foreach (var (page, file) in wanted)
        {
            // Marp writes HTML by itself; for everything else it has a browser take pictures.
            if (Path.GetExtension(file) != ".html" && FindBrowser() is null)
                throw new RenderingException("All but HTML needs Chromium, Chrome or Edge; where it is not on the PATH, CHROME_PATH says where it is.");
            await MarpAsync(node, [page, .. rendition.IsImages ? ImageOptions : [], "--output", file], cancellationToken);
            yield return file;
        }
        foreach (var page in wanted.Select(one => one.Page).Distinct())
        {
            var bare = Path.ChangeExtension(page, ".html");
            await MarpAsync(node, [page, "--template", "bare", "--output", bare], cancellationToken);
            await RunAsync(node, [Fits, bare], cancellationToken);
        }
    }

    private Task MarpAsync(string node, string[] arguments, CancellationToken cancellationToken) => RunAsync(
        node, [Path.Combine(Tools, "node_modules", "@marp-team", "marp-cli", "marp-cli.js"), "--no-stdin", .. arguments], cancellationToken);

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Tools);
        var isNew = false;
        foreach (var file in Packages)
        {
            var (wanted, had) = (Path.Combine(talk, file), Path.Combine(Tools, file));
            isNew |= !File.Exists(had) || await File.ReadAllTextAsync(had, cancellationToken) != await File.ReadAllTextAsync(wanted, cancellationToken);
            File.Copy(wanted, had, overwrite: true);
        }
        // npm writes this file last.
        if (!isNew && File.Exists(Path.Combine(Tools, "node_modules", ".package-lock.json")))
            return;
        var npm = ProgramPath.Find(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") ?? throw new RenderingException("Rendering needs npm on the PATH: https://nodejs.org");
        await RunAsync(npm, ["ci", "--no-audit", "--no-fund"], cancellationToken);
    }

    // Beside copies of what it shows, so that nothing is written into the repository.
    private async Task CopyAsync(Rendition rendition, CancellationToken cancellationToken)
    {
        // Marp would read out our own comments among the notes.
        var deck = OwnComment().Replace(await File.ReadAllTextAsync(Path.Combine(talk, Deck), cancellationToken), "");
        await File.WriteAllTextAsync(Path.Combine(Tools, Deck), rendition.IsDark ? Marp().Replace(deck, "marp: true\nclass: invert", 1) : deck, cancellationToken);
        foreach (var file in Beside)
            File.Copy(Path.Combine(talk, file), Path.Combine(Tools, file), overwrite: true);
        // The pages are made here, and the HTML looks for its figures where it ends up.
        foreach (var place in new[] { Tools, output })
        {
            var figures = Directory.CreateDirectory(Path.Combine(place, "figures")).FullName;
            foreach (var file in Directory.GetFiles(Path.Combine(talk, "figures")))
                File.Copy(file, Path.Combine(figures, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static string? FindBrowser() =>
        Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } named ? named : Browsers.Select(ProgramPath.Find).FirstOrDefault(path => path is not null);

    private async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Tools };
        if (FindBrowser() is { } browser)
            start.Environment["CHROME_PATH"] = browser;
        var answer = await ProgramAnswer.RunAsync(start, cancellationToken);
        if (answer.ExitCode != 0)
            throw new RenderingException($"{Path.GetFileName(program)} {Path.GetFileName(arguments[0])} failed: {answer.Output}{answer.Errors}");
    }

    [GeneratedRegex("<!-- (generated|minutes): [^\\n]* -->")]
    private static partial Regex OwnComment();

    [GeneratedRegex("marp: true")]
    private static partial Regex Marp();
}

/// <summary>What is made of the deck.</summary>
/// <param name="IsImages">A PNG for each slide, instead of HTML, PDF and PPTX.</param>
internal sealed record Rendition(bool IsDark, bool IsImages);

/// <summary>The deck could not be rendered; the message says what is missing or what failed.</summary>
internal sealed class RenderingException(string message) : Exception(message);
