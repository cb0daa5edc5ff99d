using System.Globalization;
using Comparison.Pricing.Advice;
using Comparison.Pricing.Laws;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Documents;
using Comparison.Reports.Figures;
using Comparison.Reports.Tables;

namespace Comparison.Reports.Sections;

/// <summary>What a reader came for: which variant, by what margin, with what doubt, and when the other one.</summary>
internal static class AnswerSection
{
    public static IEnumerable<Section> Create(ReportData data, IReadOnlyList<WorkflowCost> costs)
    {
        if (costs.Count > 0)
            yield return new("answer", "The answer", [.. Blocks(data, costs)]);
    }

    private static IEnumerable<Block> Blocks(ReportData data, IReadOnlyList<WorkflowCost> costs)
    {
        yield return new(Margin(costs));
        yield return new(Figure: CostFigures.ByComponent(costs));
        yield return new(Doubt(costs));
        yield return new(WhenNot(costs));
        yield return new(
            $"Behaviour does not decide: {data.Samples.Count(sample => sample.IsSame)} of {data.Samples.Count} samples end alike in both variants.");
        yield return new(Table: Factors(costs));
        yield return new(RatioTables.Thrift);
    }

    /// <summary>Each workflow's two by two: n and n + 2 transitions, as written and for thrift.</summary>
    public static DocumentTable Factors(IReadOnlyList<WorkflowCost> costs) => RatioTables.Create(
        "How many times the durable variant's cost Step Functions costs", costs.Select(cost => (cost.Name, cost.AsWritten, (Ratios?)cost.WithThrift)));

    public static string Margin(IReadOnlyList<WorkflowCost> costs)
    {
        var cheaper = costs.Count(cost => cost.AsWritten.AtBase > 1);
        return $"Durable functions are modelled to cost less in {cheaper} of {costs.Count} workflows: Step Functions costs "
            + $"{Range(costs.Select(cost => cost.AsWritten.AtBase))} times as much as they are written, and "
            + $"{Range(costs.Select(cost => cost.WithThrift.AtBase))} times if both were written for thrift.";
    }

    public static string Doubt(IReadOnlyList<WorkflowCost> costs)
    {
        var unsure = costs.Where(cost => !cost.AsWritten.IsCertain).Select(cost => cost.Name).ToList();
        return "The doubt: "
            + (unsure.Count == 0
                ? "no workflow changes its winner at either end of the assumptions. "
                : $"with every assumption at the end that is worst for the winner, {string.Join(" and ", unsure)} {(unsure.Count == 1 ? "changes" : "change")} it. ")
            + "If Start and End are billed as transitions, which sources disagree about, the factors are "
            + $"{Range(costs.Select(cost => cost.AsWritten.Contested))}. No figure is an invoice's.";
    }

    public static string WhenNot(IReadOnlyList<WorkflowCost> costs)
    {
        var law = Law.Derive(costs[0].Terms).ToDictionary(row => row.Element);
        string Pair(Element element) => string.Create(
            CultureInfo.InvariantCulture, $"{law[element].Durable:0.##} against {law[element].StepFunctions:0.##} dollars per million");
        var (name, kilobytes) = costs
            .Select(cost => (cost.Name, At: cost.BreakEvens.Single(each => each.Varied.Unit == "KB").Flip.At))
            .Where(flip => flip.At is not null).DefaultIfEmpty().MinBy(flip => flip.At);
        var data = kilobytes is { } at ? string.Create(CultureInfo.InvariantCulture, $" (from {at:0} KB more in each execution on, for {name})") : "";
        return $"What decides: a wait is nearly a draw ({Pair(Element.Wait)}); a step is not ({Pair(Element.Step)}), nor is a branch ({Pair(Element.Branch)}). "
            + $"When not durable: where much data is kept, since Step Functions does not bill it{data}; where most of the work is calls of other "
            + "services, which a machine makes without a function; where the free tier of transitions covers the month.";
    }

    private static string Range(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[0]:0.0#} to {sorted[^1]:0.0#}");
    }
}
