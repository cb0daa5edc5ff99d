using System.Text.Json.Nodes;

namespace Comparison.Cli.Tests;

/// <summary>Cases by chance, as users play them.</summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task Fuzz_OfAFewCases_SaysSeedAndNumber()
    {
        var (code, output, _) = await Command.RunAsync("run", "moderation", "--fuzz", "5", "--seed", "7");

        Assert.Equal(0, code);
        Assert.Contains("Seed 7: 5 cases of moderation", output, StringComparison.Ordinal);
        Assert.Contains("5 of 5 the same in both variants. Seed 7.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fuzz_AsJson_IsInTheReport()
    {
        var (code, output, _) = await Command.RunAsync("run", "--fuzz", "3", "--seed", "7", "--json");

        var fuzz = JsonNode.Parse(output)!["fuzz"]!;
        Assert.Equal(0, code);
        Assert.Equal((7, 3, true), ((int)fuzz["seed"]!, (int)fuzz["cases"]!, (bool)fuzz["parity"]!));
    }

    [Fact]
    public async Task FuzzCase_FromAFile_IsPlayedAgain()
    {
        using var file = new InputFile("""
            {
              "workflow": "moderation", "payload": "{\"article_id\": \"A\", \"title\": \"forbidden\"}",
              "events": [{ "kind": "yes", "anchor": "asked", "milliseconds": 0, "choice": 0 }],
              "faults": [{ "kind": "refuse", "target": "article", "times": 3, "invocation": 1, "seconds": 0, "at_end": false }]
            }
            """);

        var (code, output, _) = await Command.RunAsync("run", "--fuzz-case", file.Path);

        Assert.Equal(0, code);
        Assert.Contains("yes asked+0ms; refuse article ×3", output, StringComparison.Ordinal);
        Assert.Contains("The same in both variants.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FuzzCase_ThatIsNone_IsRefusedInOneLine()
    {
        using var file = new InputFile("""{ "workflow": "moderation" }""");

        var (code, _, errors) = await Command.RunAsync("run", "--fuzz-case", file.Path);

        Assert.Equal(2, code);
        Assert.Contains("holds no case", errors, StringComparison.Ordinal);
    }
}
