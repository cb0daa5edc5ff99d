using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Twins;
using Comparison.Web.Graphs;
using Comparison.Web.Histories;
using static Comparison.Web.Tests.Support.RunEvents;

namespace Comparison.Web.Tests.Graphs;

public sealed class GraphTests
{
    private const double Width = 196;

    public static TheoryData<WorkflowName> Workflows => [.. WorkflowNames.All];

    [Theory, MemberData(nameof(Workflows))]
    public void Machine_OfEveryWorkflow_IsPlacedWithoutTwoStatesOnOneSpot(WorkflowName workflow)
    {
        var graph = MachineGraph.Read(File.ReadAllText(SourceTree.TwinsOf(workflow).StateMachine));

        var placed = GraphLayout.Place(graph, Width, 480);

        Assert.All(graph.Edges, edge => Assert.Equal(2, graph.Nodes.Count(node => node.Id == edge.From || node.Id == edge.To)));
        Assert.All(placed.Nodes, node => Assert.InRange(node.X, 0, Width - node.Width));
        Assert.Empty(placed.Nodes.SelectMany(node => placed.Nodes.Where(other => other != node && Overlaps(node, other))));
    }

    [Fact]
    public void Machine_ColouredByARun_ShowsTheLastStayInEachState()
    {
        var graph = MachineGraph.Read("""{"StartAt": "A", "States": {"A": {"Type": "Task", "Next": "B"}, "B": {"Type": "Succeed"}}}""");

        var coloured = MachineGraph.Colour(graph, Read(Variant.StepFunctions, "0 TaskStateEntered A", "1 TaskStateExited A").Operations);

        Assert.Equal([OperationState.Succeeded, null], coloured.Nodes.Select(node => node.State));
    }

    [Fact]
    public void Machine_ItemThatEndsBySucceeding_LeadsToWhatFollowsTheMap()
    {
        var graph = MachineGraph.Read("""
            {"States": {
              "M": {"Type": "Map", "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Task", "Catch": [{"Next": "N"}], "End": true}, "N": {"Type": "Succeed"}}}, "Next": "B"},
              "B": {"Type": "Succeed"} }}
            """);

        Assert.Equal(["A>B", "A>N", "M>A", "N>B"], graph.Edges.Select(edge => $"{edge.From}>{edge.To}").Order());
    }

    [Theory]
    [InlineData("a>b b>c", "0 StepStarted a", "0 StepSucceeded a", "1 StepStarted b", "1 StepSucceeded b", "1 StepStarted c")]
    [InlineData("parallel>a parallel>b a>c b>c", "0 ContextStarted parallel", "0 StepStarted a/parallel", "0 StepSucceeded a/parallel", "0 StepStarted b/parallel",
        "0 StepSucceeded b/parallel", "0 ContextSucceeded parallel", "0 StepStarted c")]
    [InlineData("w>w-callback w>w-submitter", "0 ContextStarted w", "0 CallbackStarted* w-callback/w", "0 StepStarted w-submitter/w", "0 StepSucceeded w-submitter/w")]
    public void Durable_Operations_FollowThoseThatWereOverWhenTheyBegan(string edges, params string[] lines)
    {
        var reading = Read(Variant.Durable, lines);

        var graph = DurableGraph.Read(reading.Operations);

        var names = reading.Operations.ToDictionary(operation => $"{operation.Id}", operation => operation.Name);
        Assert.Equal(edges.Split(' ').Order(), graph.Edges.Select(edge => $"{names[edge.From]}>{names[edge.To]}").Order());
    }

    [Fact]
    public void Layout_Loop_IsDrawnAndEndsNowhere()
    {
        var graph = new RunGraph([new("A", "A", "Task"), new("B", "B", "Choice")], [new("A", "B"), new("B", "A")]);

        var placed = GraphLayout.Place(graph, Width, 480);

        Assert.True(placed.Nodes[0].Y < placed.Nodes[1].Y);
        Assert.Equal(2, placed.Edges.Count);
    }

    [Fact]
    public void Layout_ManyNodes_StaysWithinItsWidth()
    {
        var nodes = Enumerable.Range(0, 40).Select(id => new GraphNode($"{id}", new string('W', 80), "Step")).ToList();

        var placed = GraphLayout.Place(new(nodes, []), Width, 480);

        Assert.All(placed.Nodes, node => Assert.InRange(node.X + node.Width, 0, Width));
        Assert.All(placed.Nodes, node => Assert.InRange(node.LabelLength!.Value, 0, node.Width));
    }

    private static bool Overlaps(PlacedNode one, PlacedNode other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;
}
