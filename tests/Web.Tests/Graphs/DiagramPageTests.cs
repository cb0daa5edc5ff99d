using System.Text.RegularExpressions;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Twins;
using Comparison.Web.Graphs;
using Comparison.Web.Tests.Support;

namespace Comparison.Web.Tests.Graphs;

/// <summary>Holds the diagrams of <c>docs/diagrams.md</c> to the machines' definitions and to what a run of each durable workflow recorded.</summary>
/// <remarks>With <c>REWRITE_GOLDEN=1</c> in the environment the test writes them anew, and fails if that changed the page.</remarks>
[Collection(TwoVariantsCollection.Name)]
public sealed partial class DiagramPageTests(TwoVariants both)
{
    [Fact]
    public async Task Diagrams_OfThePage_AreThoseOfMachinesAndRuns()
    {
        var page = Path.Combine(SourceTree.Root, "docs", "diagrams.md");
        var before = await File.ReadAllTextAsync(page);
        var diagrams = new Dictionary<string, string>();
        foreach (var workflow in WorkflowNames.All)
        {
            diagrams[$"machine {workflow.ToText()}"] = Mermaid.StateDiagram(MachineGraph.Read(await File.ReadAllTextAsync(SourceTree.TwinsOf(workflow).StateMachine)));
            diagrams[$"run {workflow.ToText()}"] = Mermaid.Flowchart(await RunAsync(workflow));
        }

        var after = Part().Replace(before, part => $"{part.Groups["head"].Value}\n```mermaid\n{diagrams[part.Groups["name"].Value]}```\n\n<!-- generated: end -->");

        Assert.Equal(diagrams.Keys.Order(), Part().Matches(after).Select(part => part.Groups["name"].Value).Order());
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN") == "1")
            await File.WriteAllTextAsync(page, after);
        Assert.Equal(after, before);
    }

    // The sample in which a person is asked, and says yes.
    private async Task<RunGraph> RunAsync(WorkflowName workflow)
    {
        var run = await both.StartAsync(workflow);
        var asked = await both.UntilAskedAsync(run);
        foreach (var variant in Enum.GetValues<Variant>())
            await both.DecideAsync(asked, variant, approves: true);
        var over = await both.UntilOverAsync(run);
        return DurableGraph.Read(over.Durable!.Operations);
    }

    [GeneratedRegex(@"(?<head><!-- generated: diagram (?<name>\w+ \w+) -->\n).*?<!-- generated: end -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}
