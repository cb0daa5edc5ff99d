using System.Text.Json;
using Bunit;
using Comparison.Scenarios.Reports;
using Comparison.Local.Stacks;
using Comparison.Domain;
using Comparison.Scenarios.Crashes;
using Comparison.Web.Breaking;
using Comparison.Web.Components.Breaks;
using Comparison.Web.Tests.Support;

namespace Comparison.Web.Tests.Breaking;

public sealed class PlayedTablesTests : IDisposable
{
    private readonly PageContext _page = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("comparison-played-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "faults.json");

    [Fact]
    public void Tables_BeforeAnythingWasPlayed_SayWhatToRun() =>
        Assert.Contains("./compare run --faults", Render().Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Tables_OfWhatWasPlayed_ShowEveryCrashAndWhenItWas()
    {
        Write(FaultReport.Json(new(
            [],
            [Crash("charge", []), Crash("refund", ["the ledger differs"])],
            [], [], [new("redo", WorkflowName.Loan, "a run has failed", Variant.StepFunctions, "`RedriveExecution`", "approved")])).ToJsonString());

        var tables = Render();

        Assert.Contains("1 of 2 crashes came out right", tables.Find("p.soft").TextContent, StringComparison.Ordinal);
        Assert.Contains("Played 2030-01-02 03:04 UTC", tables.Find("p.soft").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of 2 right", tables.Find("summary").TextContent, StringComparison.Ordinal);
        Assert.Contains("✗ the ledger differs", tables.Markup, StringComparison.Ordinal);
        Assert.Contains("<td>RedriveExecution</td>", tables.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"scenarios": [], "crashes": [{}]}""")]
    public void Tables_OfAFileThatIsNone_SaySo(string text)
    {
        Write(text);

        Assert.Contains("cannot be read", Render().Find(".error").TextContent, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => FoundFaults.Read(Path));
    }

    public void Dispose()
    {
        _page.Dispose();
        _folder.Delete(recursive: true);
    }

    private IRenderedComponent<PlayedTables> Render() => _page.Render<PlayedTables>(tables => tables.Add(one => one.File, Path));

    private void Write(string text)
    {
        File.WriteAllText(Path, text);
        File.SetLastWriteTimeUtc(Path, new(2030, 1, 2, 3, 4, 0, DateTimeKind.Utc));
    }

    private static CrashTrial Crash(string point, IReadOnlyList<string> wrong) =>
        new(WorkflowName.Order, Variant.Durable, "released", point, "before its record", wrong, [], ["StepStarted"]);
}
