using Comparison.Domain;
using Comparison.Reports.Documents;
using Comparison.Reports.Figures;
using Comparison.Reports.Tables;

namespace Comparison.Reports.Sections;

/// <summary>What the workflows cost, line by line, and where the cheaper variant changes.</summary>
internal static class CostSections
{
    public static IEnumerable<Section> Create(IReadOnlyList<WorkflowCost> costs)
    {
        if (costs is not [var first, ..])
            yield break;
        yield return new("costs", "Modelled cost", [.. Costs(costs)]);
        yield return new("break-evens", "Break-even points", [.. BreakEvens(costs)]);
        yield return new("prices", "Prices and assumptions",
        [
            new("A is an official page or price list, B two secondary sources that agree, C one of them, D inferred. " +
                "What is not A could not be verified at AWS."),
            new(Table: CostTables.Prices(first.Terms.Sheet, costs.SelectMany(cost => new[] { cost.Durable, cost.StepFunctions }))),
            new(Table: CostTables.Assumptions()),
        ]);
    }

    private static IEnumerable<Block> Costs(IReadOnlyList<WorkflowCost> costs)
    {
        var terms = costs[0].Terms;
        yield return new(
            $"A million executions in {RatioTables.Where(terms)}, as the Terraform roots deploy them unless told otherwise; free tiers left out. "
            + $"Times were measured at 1,024 MB: with less memory they are longer. Each workflow is priced by its longest-waiting sample. {CostTables.Retention(terms)}");
        yield return new(Table: RatioTables.Law(terms));
        foreach (var cost in costs)
        {
            yield return new(Table: CostTables.PerMillion(cost.Twins, cost.Terms) with { Caption = $"{cost.Name}: modelled dollars per million" });
            yield return new(Table: CostTables.Bill($"{cost.Name}: durable functions, line by line", cost.Durable), IsFolded: true);
            yield return new(Table: CostTables.Bill($"{cost.Name}: Step Functions, line by line", cost.StepFunctions), IsFolded: true);
        }
    }

    private static IEnumerable<Block> BreakEvens(IReadOnlyList<WorkflowCost> costs)
    {
        yield return new(
            "One thing varies and the rest stays; costs are the sums of the lines above, computed anew at each value. The bands are the ranges " +
            "of the assumptions. By volume the account's free tiers are taken off, as if nothing else used them.");
        foreach (var cost in costs)
            yield return new(Table: CostTables.BreakEvens(cost.Name, cost.BreakEvens.Select(each => each.Flip)));
        foreach (var (cost, index) in Drawn(costs))
        {
            var (varied, flip) = cost.BreakEvens[index];
            yield return new(Figure: CostFigures.BreakEven(cost.Name, varied, flip, $"break-even-{cost.Workflow.ToText()}-{index + 1}"));
        }
    }

    // All of the first workflow; of the others what has a break-even point.
    private static IEnumerable<(WorkflowCost Cost, int Index)> Drawn(IReadOnlyList<WorkflowCost> costs) =>
        from cost in costs
        from each in cost.BreakEvens.Index()
        where cost == costs[0] || each.Item.Flip.At is not null
        select (cost, each.Index);
}
