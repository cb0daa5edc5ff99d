using System.Text.RegularExpressions;
using Comparison.Reports.Slides;

namespace Comparison.Reports.Tests;

/// <summary>The talk says what the code says; a copy of it in which something is planted does not.</summary>
public sealed partial class TalkTests(ReportedRun run) : IDisposable
{
    private readonly DirectoryInfo _copy = Copy(Talk.Folder);

    [Fact]
    public async Task Talk_AsItStands_HasNoFault() => Assert.Empty(await new Talk(Talk.Folder, run.Talk).CheckAsync());

    [Theory]
    [InlineData(@"(?<=\| a step \| \$8 \| \$)25", "26", "the part 'law' is stale")]
    [InlineData(@"(?<=\| approval REQ-003 \| )\d", "9", "the part 'units' is stale")]
    [InlineData(@"WaitForCallbackAsync<Ruling>", "WaitForAnybodyAsync<Ruling>", "AskAsync' is stale")]
    [InlineData(@"generated: law -->", "generated: lore -->", "nothing writes a part 'lore'")]
    [InlineData(@"generated: parity -->\n\n.*\n\n<!-- generated: end -->", "generated: parity -->", "the part 'parity' has no end")]
    [InlineData(@"AskAsync -->", "AskNobodyAsync -->", "ApprovalWorkflow.workflow.cs has no region 'AskNobodyAsync'")]
    [InlineData(@"minutes: 1 / 1 / 2", "minutes: 0.1 / 1 / 2", "words, more than 150 for each of its minutes")]
    [InlineData(@"minutes: 1 / 1 / 2", "minutes: 1 / 60 / 2", "the slides of the talk of 45 minutes take")]
    [InlineData(@"minutes: 1 / 1 / 2", "minutes: soon", "does not say its minutes")]
    [InlineData(@"# Somebody has to say yes", "Somebody has to say yes", "slide 1 () has no title")]
    [InlineData(@"- A request for", "```text\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n```\n\n- A request for", "has 23 lines of code, more than 22")]
    [InlineData(@"- A request for", "![](figures/replay-growth.svg)\n\n- A request for", "a figure without a text")]
    public async Task Talk_WithAFaultPlanted_NamesIt(string pattern, string planted, string fault)
    {
        await PlantAsync("deck.md", deck => new Regex(pattern).Replace(deck, planted, 1));

        var faults = await new Talk(_copy.FullName, run.Talk).CheckAsync();

        Assert.Contains(faults, line => line.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figure_Changed_IsStaleAndWrittenAnew()
    {
        await PlantAsync("figures/cost-by-component.svg", figure => figure.Replace("durable", "lasting", StringComparison.Ordinal));
        var talk = new Talk(_copy.FullName, run.Talk);

        var faults = await talk.CheckAsync();
        var changed = await talk.WriteAsync();

        Assert.Equal(["figures/cost-by-component.svg is stale"], faults);
        Assert.Equal(["figures/cost-by-component.svg"], changed);
        Assert.Empty(await talk.CheckAsync());
    }

    [Fact]
    public async Task Write_AStaleNumber_PutsTheRightOneInItsPlace()
    {
        var before = await File.ReadAllTextAsync(Path.Combine(_copy.FullName, "deck.md"));
        await PlantAsync("deck.md", deck => Law().Replace(deck, "999"));

        var changed = await new Talk(_copy.FullName, run.Talk).WriteAsync();

        Assert.Equal(["deck.md"], changed);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(_copy.FullName, "deck.md")));
    }

    public void Dispose() => _copy.Delete(recursive: true);

    private async Task PlantAsync(string file, Func<string, string> plant)
    {
        var path = Path.Combine(_copy.FullName, file);
        var before = await File.ReadAllTextAsync(path);
        var after = plant(before);
        Assert.NotEqual(before, after);
        await File.WriteAllTextAsync(path, after);
    }

    private static DirectoryInfo Copy(string talk)
    {
        var copy = Directory.CreateTempSubdirectory("comparison-talk-");
        copy.CreateSubdirectory("figures");
        foreach (var file in Directory.GetFiles(talk, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(copy.FullName, Path.GetRelativePath(talk, file)));
        return copy;
    }

    [GeneratedRegex(@"(?<=\| a step \| \$8 \| \$)25")]
    private static partial Regex Law();
}
