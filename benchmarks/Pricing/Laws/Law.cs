using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Laws;

/// <summary>What each element of a workflow costs on either side: the law that every bill of the model follows.</summary>
/// <remarks>
/// The engine's part is units times their price, by <see cref="ElementCounts"/>. A workflow of one's own is the sum of its elements;
/// what it writes and how long it waits comes on top, in a durable execution only.
/// </remarks>
public static class Law
{
    private const decimal Million = 1_000_000;

    /// <summary>A row for each element, in US dollars per million of it.</summary>
    /// <exception cref="PriceSheetException">The Region's price of operations or transitions is not known.</exception>
    public static IReadOnlyList<LawRow> Derive(Terms terms) => [.. Enum.GetValues<Element>().Select(element => Row(element, terms))];

    /// <summary>What a million executions of so many elements cost by the law: operations on one side, transitions on the other.</summary>
    public static (decimal Durable, decimal StepFunctions) Price(IReadOnlyDictionary<Element, decimal> elements, Terms terms)
    {
        var rows = Derive(terms).ToDictionary(row => row.Element);
        return (elements.Sum(pair => rows[pair.Key].Durable * pair.Value), elements.Sum(pair => rows[pair.Key].StepFunctions * pair.Value));
    }

    private static LawRow Row(Element element, Terms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var counts = ElementCounts.CountsOf(element);
        var (operation, transition) = (First(terms, Component.DurableOperation), First(terms, Component.StateTransition));
        return new(
            element,
            Million * counts.Durable.DurableOperations * operation,
            Million * (counts.StepFunctions.StatesEntered + counts.StepFunctions.TransitionRetries) * transition,
            InAll(counts.Durable, terms),
            InAll(counts.StepFunctions, terms))
        {
            Contested = element == Element.Start ? Million * Assumed.StartAndEnd.High * transition : 0,
        };
    }

    private static decimal First(Terms terms, Component component) => terms.Sheet[component].Tiers[0].Price;

    private static decimal InAll(Counts counts, Terms terms) => Workload.Month(counts, terms, Million).Total;
}

/// <summary>What a million of one element cost, in US dollars.</summary>
/// <param name="Durable">Durable operations.</param>
/// <param name="StepFunctions">State transitions.</param>
/// <param name="DurableInAll">With the function's time, checkpoints, logs and traces, as assumed.</param>
/// <param name="StepFunctionsInAll">With the functions that do the work, logs and traces, as assumed.</param>
public sealed record LawRow(Element Element, decimal Durable, decimal StepFunctions, decimal DurableInAll, decimal StepFunctionsInAll)
{
    /// <summary>What comes on top for Step Functions if Start and End are billed, as one source has it.</summary>
    public decimal Contested { get; init; }
}
