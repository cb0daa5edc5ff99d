using System.Globalization;
using Comparison.Local.Stacks;
using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>The tables that costs and advice share.</summary>
internal static class CostTables
{
    public static string Of(CostGroup group) => group switch
    {
        CostGroup.Orchestration => "orchestration",
        CostGroup.Functions => "functions",
        _ => "shared API",
    };

    /// <summary>How long durable data is kept, and whose setting that is: AWS's own is another.</summary>
    public static string Retention(Terms terms) => string.Create(
        CultureInfo.InvariantCulture,
        $"Durable executions are kept {terms.RetentionDays:0.##} days after their end" +
        $"{(terms.RetentionDays == StackOptions.RetentionDays ? " as this suite deploys them" : "")}; AWS keeps them {Terms.AwsRetentionDays:0} unless told otherwise.");

    public static Table Bill(string title, Bill bill)
    {
        var table = Plain(title, "for", "component", "one execution needs");
        foreach (var column in new[] { "quantity", "unit price", "modelled $" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var line in bill.Lines)
            table.AddRow(
                Of(line.Group), Words.Of(line.Component), Markup.Escape(line.Formula),
                Money.Quantity(line.Quantity), Markup.Escape(Money.UnitPrice(line.Price)), Money.Dollars(line.Amount));
        table.AddRow("", "before free tiers", "", "", "", Money.Dollars(bill.Total));
        foreach (var (component, amount) in bill.FreeTiers.OrderBy(free => free.Key))
            table.AddRow("free tier", Words.Of(component), "if nothing else in the account uses it", "", "", Money.Dollars(-amount));
        table.AddRow("", "after free tiers", "", "", "", Money.Dollars(bill.AfterFreeTiers));
        return table;
    }

    public static Table BreakEvens(IEnumerable<Flip> flips)
    {
        var table = Plain(
            "Break-even points, modelled: one thing varies, the rest stays", "what varies", "looked at", "costs are equal at",
            "worst for durable", "worst for Step Functions", "cheaper, at base values");
        foreach (var flip in flips)
        {
            var (below, above) = flip.DurableIsCheaperBelow ? ("durable", "Step Functions") : ("Step Functions", "durable");
            table.AddRow(
                flip.Of, $"{Number(flip.Low)} to {Number(flip.High)} {flip.Unit}",
                At(flip.At, flip), At(flip.AtWorstForDurable, flip), At(flip.AtWorstForStepFunctions, flip),
                flip.At is null ? $"{below} throughout" : $"{below} below, {above} above");
        }
        return table;
    }

    public static Table Assumptions()
    {
        var table = Plain(
            "Assumed, because neither a price page nor a local run says it",
            "assumption", "low", "base", "high", "counted in", "sure", "source");
        foreach (var assumption in Assumed.All)
            table.AddRow(
                assumption.Name, Number(assumption.Low), Number(assumption.Base), Number(assumption.High), assumption.Unit,
                $"{assumption.Confidence}", Markup.Escape(assumption.Source));
        table.AddRow(
            "loading the state of a resumed execution",
            "–", "–", "–", "billed ms", "–", "measured nowhere: left out, in favour of durable");
        return table;
    }

    public static Table Prices(PriceSheet sheet, IEnumerable<Bill> bills)
    {
        var table = Plain($"Prices of {sheet.Region}, US dollars before tax", "component", "price", "as of", "sure", "source");
        var prices = bills.SelectMany(bill => bill.Lines).Select(line => line.Price).DistinctBy(price => price.Component);
        foreach (var price in prices.OrderBy(price => price.Component))
            table.AddRow(
                Words.Of(price.Component), Markup.Escape(Money.UnitPrice(price)), $"{price.Date:yyyy-MM-dd}",
                Money.Confidence(price), Markup.Escape($"{price.Source}. {price.Note}"));
        return table;
    }

    public static Table Plain(string title, params string[] columns)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new(Markup.Escape(title)) };
        return table.AddColumns(columns);
    }

    private static string At(decimal? value, Flip flip) => value is { } at ? $"{Number(at)} {flip.Unit}" : "nowhere";

    private static string Number(decimal number) =>
        number.ToString(number is > -10 and < 10 ? "0.###" : "#,0", CultureInfo.InvariantCulture);
}
