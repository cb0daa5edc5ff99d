using Comparison.Reports.Charts;
using Comparison.Reports.Documents;
using Comparison.Reports.Pages;
using Comparison.Scenarios.Reports;

namespace Comparison.Reports;

/// <summary>Writes a report where its readers are.</summary>
public static class ReportFiles
{
    private const string Figures = "latest";

    /// <summary>Writes the page, one file that needs nothing beside it.</summary>
    /// <returns>Its path.</returns>
    public static async Task<string> WritePageAsync(Document document, string folder, CancellationToken cancellationToken)
    {
        var page = await ComponentText.RenderAsync(
            typeof(ReportPage), new Dictionary<string, object?> { [nameof(ReportPage.Document)] = document });
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, "index.html");
        await WholeFile.WriteAsync(file, page, cancellationToken);
        return file;
    }

    /// <summary>Writes <c>latest.md</c> and the charts that it shows, in a folder beside it. Charts of an earlier report are deleted.</summary>
    /// <returns>The path of the file.</returns>
    public static async Task<string> WriteLatestAsync(Document document, string folder, CancellationToken cancellationToken)
    {
        var figures = Directory.CreateDirectory(Path.Combine(folder, Figures));
        foreach (var old in figures.EnumerateFiles("*.svg"))
            old.Delete();
        foreach (var figure in document.Figures)
            await File.WriteAllTextAsync(
                Path.Combine(figures.FullName, $"{figure.Id}.svg"), await figure.ToSvgAsync() + "\n", cancellationToken);
        var file = Path.Combine(folder, "latest.md");
        await File.WriteAllTextAsync(file, Markdown.Write(document, Figures), cancellationToken);
        return file;
    }
}
