using System.Globalization;
using Comparison.Pricing.Advice;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Documents;

namespace Comparison.Reports.Tables;

/// <summary>The law of both price pages, and what it comes to: how many times the one costs what the other does.</summary>
public static class RatioTables
{
    public const string Thrift =
        "Thrifty: durable waits by a callback that the code creates; the loan's assessment and payout as Express children, no branch after a "
        + "check that could throw. Metered like the readable form, from a run of its own (compare run --form thrifty); how long a child takes is assumed.";

    /// <summary>What each element of a workflow costs, for whoever has a workflow of their own.</summary>
    public static DocumentTable Law(Terms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new(
            $"The law: dollars per million of each, {Where(terms)}",
            [.. Column.Texts("element"), .. Column.Numbers("durable", "Step Functions", "durable, with functions and logs", "Step Functions, with them")],
            [.. Pricing.Laws.Law.Derive(terms).Select(row => (string[])
            [
                Name(row.Element), Money.Dollars(row.Durable),
                Money.Dollars(row.StepFunctions) + (row.Contested > 0 ? $" ({Money.Dollars(row.Contested)} contested)" : ""),
                Money.Dollars(row.DurableInAll), Money.Dollars(row.StepFunctionsInAll),
            ])]);
    }

    /// <summary>Ratios for a workflow or sample in each row, as written and by thrift where that is known, with n transitions and with n + 2.</summary>
    public static DocumentTable Create(string caption, IEnumerable<(string Name, Ratios AsWritten, Ratios? Thrifty)> rows) => new(
        caption,
        [
            .. Column.Texts("of"), .. Column.Numbers("n, as written", "n + 2, as written", "n, thrifty", "n + 2, thrifty", "worst for durable", "worst for Step Functions"),
            .. Column.Texts("cheaper, as written"),
        ],
        [.. rows.Select(row => (string[])
        [
            row.Name, Times(row.AsWritten.AtBase), Times(row.AsWritten.Contested), Times(row.Thrifty?.AtBase), Times(row.Thrifty?.Contested),
            Times(row.AsWritten.Least), Times(row.AsWritten.Greatest), Cheaper(row.AsWritten),
        ])]);

    /// <summary>Where it is deployed, and by whose prices.</summary>
    public static string Where(Terms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var assumed = terms.Sheet.Prices.FirstOrDefault(price => price.AssumedFrom is not null)?.AssumedFrom;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{terms.Sheet.Region}{(assumed is null ? "" : $" (durable prices assumed equal to {assumed})")}, "
            + $"{terms.Architecture.ToString().ToLowerInvariant()}, {terms.MemoryMegabytes:0} MB");
    }

    private static string Times(decimal? ratio) => ratio is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) + "×" : "–";

    private static string Cheaper(Ratios ratios) =>
        (ratios.AtBase > 1 ? "durable" : "Step Functions") + (ratios.IsCertain ? "" : ", but not at every end");

    /// <summary>An element as people say it.</summary>
    public static string Name(Element element) => element switch
    {
        Element.Start => "a start",
        Element.Step => "a step",
        Element.Branch => "a branch: an if, a Choice, a Pass, an end",
        Element.Wait => "a wait for somebody's answer",
        Element.Timer => "a wait for a time",
        Element.Group => "a group of things at once, besides them",
        _ => "a retry",
    };
}
