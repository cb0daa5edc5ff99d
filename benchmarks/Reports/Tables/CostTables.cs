using System.Globalization;
using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Documents;

namespace Comparison.Reports.Tables;

/// <summary>The tables of modelled costs: in the report, and of <c>compare cost</c> and <c>compare advise</c>.</summary>
public static class CostTables
{
    private const decimal Million = 1_000_000;

    /// <summary>What the range beside a figure is of.</summary>
    public const string Range =
        "Low and high: every assumption at its cheap or at its dear end. At the dear end Start and End of a machine are billed as well, n + 2 transitions "
        + "instead of n, and some steps are retried.";

    // For the effect of memory: times are taken to stay, so that it is the price of memory alone.
    private static readonly decimal[] Memories = [256, 512, 1024, 2048];

    public static string ToText(CostGroup group) => group switch
    {
        CostGroup.Orchestration => "orchestration",
        CostGroup.Functions => "functions",
        CostGroup.SharedApi => "shared API",
        _ => "logs and traces",
    };

    /// <summary>How long durable data is kept, and whose setting that is: AWS's own is another, and Step Functions' is in its price.</summary>
    public static string Retention(Terms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Durable executions are kept {terms.RetentionDays:0.##} days after their end"
            + $"{(terms.RetentionDays == Deployed.RetentionDays ? " as this suite deploys them" : "")}; "
            + $"AWS keeps them {Terms.AwsRetentionDays:0} unless told otherwise, and histories of Step Functions {Terms.MachineRetentionDays:0}.");
    }

    /// <summary>A bill line by line, with the formula of each quantity.</summary>
    public static DocumentTable Bill(string caption, Bill bill) => new(
        caption,
        [.. Column.Texts("for", "component", "one execution needs"), .. Column.Numbers("quantity", "unit price", "modelled $")],
        [
            .. bill.Lines.Select(line => (string[])
            [
                ToText(line.Group), ComponentWords.ToText(line.Component), line.Formula(), Money.Quantity(line.Quantity), Money.UnitPrice(line.Price),
                Money.Dollars(line.Amount),
            ]),
            ["in all", "before free tiers", "", "", "", Money.Dollars(bill.Total)],
            .. bill.FreeTiers.OrderBy(free => free.Key).Select(free => (string[])
            [
                "free tier", ComponentWords.ToText(free.Key), "if nothing else in the account uses it", "", "", Money.Dollars(-free.Value),
            ]),
            ["in all", "after free tiers", "", "", "", Money.Dollars(bill.AfterFreeTiers)],
        ]);

    /// <summary>What a million executions cost by whom it belongs to, with the ranges that the assumptions leave.</summary>
    public static DocumentTable PerMillion(TwinCounts twins, Terms terms)
    {
        Bill Bill(Counts counts, Level level) => Workload.Month(counts, terms, Million, level);
        string Range(Counts counts, Func<Bill, decimal> amount) =>
            $"{Money.Dollars(amount(Bill(counts, Level.Low)))} to {Money.Dollars(amount(Bill(counts, Level.High)))}";
        string[] Row(string name, Func<Bill, decimal> amount) =>
        [
            name, Money.Dollars(amount(Bill(twins.Durable, Level.Base))), Range(twins.Durable, amount),
            Money.Dollars(amount(Bill(twins.StepFunctions, Level.Base))), Range(twins.StepFunctions, amount),
        ];
        string[] WhatIf(string what, Terms changed) =>
            [what, Money.Dollars(Month(twins.Durable, changed).Total), "", Money.Dollars(Month(twins.StepFunctions, changed).Total), ""];
        return new(
            "Modelled dollars per million executions, free tiers left out",
            [new("for"), .. Column.Numbers("durable", "low to high", "Step Functions", "low to high")],
            [
                .. Enum.GetValues<CostGroup>().Select(group => Row(ToText(group), bill => bill.Amount(group))),
                Row("in all", bill => bill.Total),
                WhatIf("in all, Start and End billed: contested", terms.Contested),
                WhatIf($"in all, kept {Terms.MachineRetentionDays:0} days, as Step Functions keeps histories", terms with { RetentionDays = Terms.MachineRetentionDays }),
                .. Memories.Select(memory => WhatIf(string.Create(CultureInfo.InvariantCulture, $"in all, functions of {memory:#,0} MB"), terms with { MemoryMegabytes = memory })),
                .. twins.StepFunctions.ApiRequests > 0 ? [Direct()] : Array.Empty<string[]>(),
            ]);

        string[] Direct() =>
        [
            "in all, if API Gateway called StartExecution itself", "no such integration", "",
            Money.Dollars(Month(twins.StartedByApiGateway().StepFunctions, terms).Total), "",
        ];

        static Bill Month(Counts counts, Terms terms) => Workload.Month(counts, terms, Million);
    }

    public static DocumentTable BreakEvens(string caption, IEnumerable<Flip> flips) => new(
        caption,
        [.. Column.Texts(
            "what varies", "looked at", "costs are equal at", "worst for durable", "worst for Step Functions", "cheaper, at base values")],
        [.. flips.Select(flip => (string[])
        [
            flip.Of, $"{Number(flip.Low)} to {Number(flip.High)} {flip.Unit}", At(flip.At, flip), At(flip.AtWorstForDurable, flip),
            At(flip.AtWorstForStepFunctions, flip), Cheaper(flip),
        ])]);

    public static DocumentTable Assumptions() => new(
        "Assumed, because neither a price page nor a local run says it",
        [.. Column.Texts("assumption"), .. Column.Numbers("low", "base", "high"), .. Column.Texts("counted in", "sure", "source")],
        [
            .. Assumed.All.Select(assumption => (string[])
            [
                assumption.Name, Number(assumption.Low), Number(assumption.Base), Number(assumption.High), assumption.Unit,
                $"{assumption.Confidence}", assumption.Source,
            ]),
        ]);

    /// <summary>The prices that bills were computed by, with their dates and sources.</summary>
    public static DocumentTable Prices(PriceSheet sheet, IEnumerable<Bill> bills) => new(
        $"Prices of {sheet.Region}, US dollars before tax",
        [.. Column.Texts("component", "price", "as of", "sure", "source")],
        [.. bills.SelectMany(bill => bill.Lines).Select(line => line.Price).DistinctBy(price => price.Component)
            .OrderBy(price => price.Component).Select(price => (string[])
            [
                ComponentWords.ToText(price.Component), Money.UnitPrice(price), $"{price.Date:yyyy-MM-dd}", Money.Confidence(price),
                $"{price.Source}. {price.Note}",
            ])]);

    private static string Cheaper(Flip flip)
    {
        var (below, above) = flip.DurableIsCheaperBelow ? ("durable", "Step Functions") : ("Step Functions", "durable");
        return flip.At is null ? $"{below} throughout" : $"{below} below, {above} above";
    }

    private static string At(decimal? value, Flip flip) => value is { } at ? $"{Number(at)} {flip.Unit}" : "nowhere";

    private static string Number(decimal number) =>
        number.ToString(number is > -10 and < 10 ? "0.###" : "#,0", CultureInfo.InvariantCulture);
}
