using Comparison.Reports.Charts;
using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Documents;
using Comparison.Reports.Tables;

namespace Comparison.Reports.Figures;

/// <summary>The charts of modelled costs.</summary>
public static class CostFigures
{
    private const int Points = 40;

    /// <summary>What a million executions of each workflow cost, by whom it belongs to.</summary>
    internal static Figure ByComponent(IReadOnlyList<WorkflowCost> costs) => Figure.Render<StackedBars>(
        "cost-by-component", "Modelled cost of a million executions",
        new()
        {
            ["Description"] = string.Join(' ', costs.Select(cost =>
                $"{cost.Name}: {Money.Dollars(cost.Durable.Total)} dollars durable, {Money.Dollars(cost.StepFunctions.Total)} Step Functions.")),
            ["Groups"] = (IReadOnlyList<BarGroup>)
            [
                .. costs.Select(cost => new BarGroup(
                    cost.Name,
                    [
                        Bar(Hue.Durable, cost.Twins.Durable, cost.Thrifty.Durable, cost.Terms),
                        Bar(Hue.StepFunctions, cost.Twins.StepFunctions, cost.Thrifty.StepFunctions, cost.Terms),
                    ])),
            ],
            ["Parts"] = (IReadOnlyList<string>)[.. Enum.GetValues<CostGroup>().Select(CostTables.ToText)],
            ["Unit"] = $"modelled US dollars per million executions, {costs[0].Terms.Sheet.Region}; the line is the range of the assumptions",
        });

    /// <summary>What both variants cost while one thing of a workflow varies.</summary>
    /// <param name="name">What the workflow is called.</param>
    /// <param name="flip">Where its costs are equal.</param>
    /// <param name="id">Unique on its page.</param>
    public static Figure BreakEven(string name, Variation variation, Flip flip, string id)
    {
        var isWide = variation.TakesFreeTiers;
        IReadOnlyList<decimal> places = [.. Enumerable.Range(0, Points + 1).Select(i => Place(variation, i, isWide))];
        return Figure.Render<Curves>(
            id, $"{name}: {variation.Of}",
            new()
            {
                ["Description"] = flip.At is { } equal
                    ? $"Costs are equal at {Rounded(equal)} {variation.Unit}."
                    : $"Nowhere between {variation.Low:0} and {variation.High:0} {variation.Unit} are the costs equal.",
                ["Lines"] = (IReadOnlyList<Curve>)[Curve(Hue.Durable, places, variation), Curve(Hue.StepFunctions, places, variation)],
                ["Markers"] = (IReadOnlyList<Marker>)(flip.At is { } at
                    ? [new Marker((double)at, $"equal at {Rounded(at)} {variation.Unit}")]
                    : []),
                ["XUnit"] = variation.Of.Contains(variation.Unit, StringComparison.Ordinal)
                    ? variation.Of
                    : $"{variation.Of}, {variation.Unit}",
                ["YUnit"] = isWide ? "modelled $ a month" : "modelled $ per million",
                ["Logarithmic"] = isWide,
            });
    }

    private static string Rounded(decimal value) => Money.Quantity(value < 100 ? value : decimal.Round(value));

    // A wide range is looked at by powers of ten.
    private static decimal Place(Variation variation, int index, bool isWide)
    {
        var share = (double)index / Points;
        return isWide
            ? (decimal)Math.Pow((double)variation.High / (double)variation.Low, share) * variation.Low
            : variation.Low + (variation.High - variation.Low) * (decimal)share;
    }

    private static Curve Curve(Hue hue, IReadOnlyList<decimal> places, Variation variation)
    {
        double Cost(decimal value, Level level)
        {
            var (durable, machine) = variation.Costs(value, level);
            return (double)(hue == Hue.Durable ? durable : machine);
        }
        return new(
            hue, hue.ForPeople(), [.. places.Select(value => ((double)value, Cost(value, Level.Base)))],
            [.. places.Select(value => Cost(value, Level.Low))], [.. places.Select(value => Cost(value, Level.High))]);
    }

    private static Bar Bar(Hue hue, Counts counts, Counts thrifty, Terms terms)
    {
        Bill Bill(Levels levels) => Workload.Month(counts, terms, WorkflowCost.Executions, levels);
        var bill = Bill(Level.Base);
        return new(
            hue, [.. Enum.GetValues<CostGroup>().Select(group => (double)bill.Amount(group))],
            (double)Bill(Level.Low).Total, (double)Bill(Level.High).Total)
        {
            Contested = (double)(Workload.Month(counts, terms.Contested, WorkflowCost.Executions).Total - bill.Total),
            Thrifty = (double)Workload.Month(thrifty, terms, WorkflowCost.Executions).Total,
        };
    }
}
