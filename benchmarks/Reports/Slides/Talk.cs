using Comparison.Reports.Figures;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Twins;

namespace Comparison.Reports.Slides;

/// <summary>The talk, <c>docs/talk</c>, and the answer in the README: fills their generated parts, and finds what is wrong with them.</summary>
public sealed class Talk
{
    private static readonly string[] Own = ["deck.md", "handout.md", "README.md"];

    private readonly string _folder;
    private readonly TalkParts _parts;
    private readonly Deck _deck;

    /// <param name="folder">Where its pages are.</param>
    /// <param name="samples">A run of all samples: the deck's numbers.</param>
    /// <exception cref="IOException">It has no deck, or nothing was benchmarked.</exception>
    public Talk(string folder, IReadOnlyList<SampleComparison> samples)
        : this(folder, CreateParts(samples))
    {
    }

    internal Talk(string folder, TalkParts parts)
    {
        _folder = folder;
        _parts = parts;
        _deck = Deck.Read(Read("deck.md"));
    }

    /// <summary>Where the talk is in a checkout.</summary>
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "docs", "talk");

    private IEnumerable<string> Pages => _folder == Folder ? [.. Own, Path.GetRelativePath(Folder, Path.Combine(SourceTree.Root, "README.md"))] : Own;

    private static string Benchmarks => Path.Combine(SourceTree.Root, "benchmarks", "results", "micro");

    private string Figures => Path.Combine(_folder, TalkParts.FigureFolder);

    /// <summary>What is stale, too long, or cannot be read by everybody: a line each.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync()
    {
        List<string> faults = [];
        foreach (var page in Pages)
        {
            var text = Read(page);
            faults.AddRange(GeneratedBlocks.Unended(text).Select(block => $"{page}:{block.Line}: the part '{block.Part}' has no end"));
            try
            {
                faults.AddRange(GeneratedBlocks.Stale(text, Write).Select(block => $"{page}:{block.Line}: the part '{block.Part}' is stale"));
            }
            catch (TalkException missing)
            {
                faults.Add($"{page}: {missing.Message}");
            }
        }
        var drawn = await _parts.DrawAsync();
        faults.AddRange(drawn.Where(figure => !IsWritten(figure.Key, figure.Value)).Select(figure => $"{TalkParts.FigureFolder}/{figure.Key} is stale"));
        faults.AddRange(Superfluous(drawn.Keys).Select(file => $"{TalkParts.FigureFolder}/{file} is no figure of the talk"));
        faults.AddRange(_deck.Faults().Select(fault => $"deck.md: {fault}"));
        return faults;
    }

    /// <summary>Writes the generated parts anew, each in its place.</summary>
    /// <returns>The files that changed.</returns>
    /// <exception cref="TalkException">A page asks for something that is not there.</exception>
    public async Task<IReadOnlyList<string>> WriteAsync()
    {
        List<string> changed = [];
        foreach (var page in Pages)
        {
            var text = Read(page);
            var filled = GeneratedBlocks.Fill(text, Write);
            if (filled == text)
                continue;
            await File.WriteAllTextAsync(Path.Combine(_folder, page), filled);
            changed.Add(page);
        }
        var drawn = await _parts.DrawAsync();
        Directory.CreateDirectory(Figures);
        foreach (var (name, svg) in drawn.Where(figure => !IsWritten(figure.Key, figure.Value)))
        {
            await File.WriteAllTextAsync(Path.Combine(Figures, name), svg);
            changed.Add($"{TalkParts.FigureFolder}/{name}");
        }
        foreach (var file in Superfluous(drawn.Keys))
            File.Delete(Path.Combine(Figures, file));
        return changed;
    }

    /// <summary>What every page of the talk can quote.</summary>
    internal static TalkParts CreateParts(IReadOnlyList<SampleComparison> samples) => new(
        samples, ReplayGrowth.ReadLatest(Benchmarks) ?? throw new FileNotFoundException($"{Benchmarks} has no results of the replay benchmark."));

    private string Write(string part) => _parts.Write(part, _deck);

    private string Read(string page) => File.ReadAllText(Path.Combine(_folder, page)).ReplaceLineEndings("\n");

    private bool IsWritten(string name, string svg) =>
        Path.Combine(Figures, name) is var file && File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == svg;

    private IEnumerable<string> Superfluous(IEnumerable<string> names) => Directory.Exists(Figures)
        ? [.. Directory.GetFiles(Figures, "*.svg").Select(file => Path.GetFileName(file)).Except(names)] // pictures of the page are taken, not drawn
        : [];
}
