using System.Globalization;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;
using Comparison.Reports.Documents;
using Comparison.Reports.Tables;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Runs;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints what became of the samples, and what each variant was billed for.</summary>
internal static class RunTable
{
    /// <param name="report">Where the whole of it was written, as JSON.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<SampleComparison> comparisons, string report)
    {
        TableView.Write(console, Outcomes(comparisons));
        if (comparisons.All(comparison => comparison is { Durable.Usage: not null, StepFunctions.Usage: not null }))
            WriteUnits(console, comparisons);
        else
            console.MarkupLine("[grey]Billing units: not metered. Only the local cloud counts them.[/]");
        console.MarkupLine($"[grey]All of it: {Markup.Escape(report)}[/]");
        foreach (var comparison in comparisons.Where(comparison => !comparison.IsSame))
        foreach (var difference in comparison.Differences)
            console.MarkupLine($"[red]differs[/] {Markup.Escape($"{comparison.Sample.Name}: {difference}")}");
    }

    /// <summary>Prints what became of the samples in one variant, where the other is not deployed.</summary>
    public static void Write(IAnsiConsole console, Variant variant, IReadOnlyList<SampleResult> results, string report)
    {
        TableView.Write(console, new(
            "", [.. Column.Texts("sample", variant.ForPeople(), "what was decided")],
            [.. results.Select(result => (string[])[result.Sample.Name, result.Run.Status, Decided(result.Run)])]));
        console.MarkupLine($"[grey]Not compared: the other variant is not applied. All of it: {Markup.Escape(report)}[/]");
    }

    private static void WriteUnits(IAnsiConsole console, IReadOnlyList<SampleComparison> comparisons)
    {
        TableView.Write(console, Units(comparisons));
        TableView.Write(console, DollarTable.Create(comparisons));
        console.MarkupLine(Markup.Escape(DollarTable.Explain(comparisons)));
        TableView.Write(console, DollarTable.Ratios(comparisons));
        console.MarkupLine(
            "[grey]Counted by AWS's billing rules on the local engines, the HTTP API and the message consumers included. "
            + "No time of AWS is shown here, and its money is modelled: compare cost shows how. Contested: whether Start and End are billed (n + 2), "
            + $"which sources disagree about. {Markup.Escape(RatioTables.Thrift)}[/]");
    }

    private static DocumentTable Outcomes(IEnumerable<SampleComparison> comparisons) => new(
        "", [.. Column.Texts("sample", "durable", "Step Functions", "parity", "waiting skipped", "what was decided")],
        [.. comparisons.Select(comparison => (string[])
        [
            comparison.Sample.Name, comparison.Durable.Status, comparison.StepFunctions.Status, comparison.IsSame ? "same" : "DIFFERENT",
            Skipped(comparison), Decided(comparison.Durable),
        ])]);

    // A line for each sample and variant, the twins one below the other; a column for each unit that anybody used.
    private static DocumentTable Units(IReadOnlyList<SampleComparison> comparisons)
    {
        var shown = Enum.GetValues<BillingUnit>().Where(unit => unit != BillingUnit.LocalGigabyteMilliseconds
            && comparisons.Any(comparison => comparison.Durable.Usage![unit] + comparison.StepFunctions.Usage![unit] > 0)).ToList();
        return new(
            "One execution is billed for", [.. Column.Texts("sample", "variant"), .. Column.Numbers(shown.Select(BillingUnitNames.InTwoLines))],
            [.. comparisons.SelectMany(comparison => (string[][])
            [
                [comparison.Sample.Name, "durable", .. shown.Select(unit => Amount(comparison.Durable, unit))],
                ["", "Step Functions", .. shown.Select(unit => Amount(comparison.StepFunctions, unit))],
            ])]);
    }

    private static string Amount(SampleRun run, BillingUnit unit) =>
        run.Usage![unit] == 0 ? "–" : run.Usage[unit].ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Skipped(SampleComparison comparison)
    {
        var (one, other) = (Duration(comparison.Durable.Skipped), Duration(comparison.StepFunctions.Skipped));
        return one == other ? one : $"{one} / {other}";
    }

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => "none",
        { TotalMinutes: < 2 } => $"{time.TotalSeconds:0} s",
        { TotalHours: < 2 } => $"{time.TotalMinutes:0} min",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };

    private static string Decided(SampleRun run)
    {
        if (run.Outcome is not { } outcome)
            return "";
        foreach (var why in new[] { "errors", "reasons" })
            if (outcome.TryGetProperty(why, out var list))
                return string.Join('\n', list.EnumerateArray());
        if (!outcome.TryGetProperty("decided_by", out var by))
            return run.Status == "expired" ? "nobody answered in time" : "nobody was asked";
        return outcome.TryGetProperty("comments", out var comments) && comments.ToString().Length > 0 ? $"{comments} ({by})" : $"{by}";
    }
}

/// <summary>What a million runs like each sample would cost on AWS, and how many times the one costs what the other does.</summary>
internal static class DollarTable
{
    public static DocumentTable Create(IEnumerable<SampleComparison> comparisons) => new(
        $"Modelled dollars per million executions, {RatioTables.Where(RunDollars.Terms)}, free tiers left out",
        [
            .. Column.Texts("sample", "variant"),
            .. Column.Numbers("orchestration", "functions", "shared API", "logs, traces", "in all", "contested", "low to high"),
        ],
        [.. comparisons.SelectMany(comparison => (string[][])
        [
            [comparison.Sample.Name, "durable", .. Cells(RunDollars.Price(comparison.Durable, comparison.Sample.Workflow))],
            ["", "Step Functions", .. Cells(RunDollars.Price(comparison.StepFunctions, comparison.Sample.Workflow))],
        ])]);

    /// <summary>How the figures come of what was counted: one sample's, as an example for all.</summary>
    public static string Explain(IReadOnlyList<SampleComparison> comparisons)
    {
        var (sample, dollars) = (comparisons[0], RunDollars.Price(comparisons[0].StepFunctions, comparisons[0].Sample.Workflow));
        var transitions = sample.StepFunctions.Usage![BillingUnit.StateTransitions];
        var price = RunDollars.Terms.Sheet[Component.StateTransition].Tiers[0].Price * 1_000_000;
        var operation = RunDollars.Terms.Sheet[Component.DurableOperation].Tiers[0].Price * 1_000_000;
        return $"Orchestration of Step Functions is {Money.Dollars(price)} dollars for a million state transitions: of {sample.Sample.Name} "
            + $"{Money.Quantity(transitions)} × {Money.Dollars(price)} = {Money.Dollars(transitions * price)}"
            + (sample.StepFunctions.Usage[BillingUnit.ExpressRequests] > 0 ? ", and its Express children's requests and memory" : "")
            + $". Contested are {Money.Dollars(dollars.Contested)} more, {Money.Quantity(transitions)} + 2 transitions instead of {Money.Quantity(transitions)}. "
            + $"That of durable functions is {Money.Dollars(operation)} for a million operations, and the data they write and keep. {CostTables.Range}";
    }

    public static DocumentTable Ratios(IEnumerable<SampleComparison> comparisons) => RatioTables.Create(
        "How many times the durable variant's cost Step Functions costs, modelled",
        comparisons.Select(comparison => (
            comparison.Sample.Name, Pricing.Advice.Ratios.For(MeteredCounts.Count(comparison), RunDollars.Terms),
            comparison.Thrifty is { } thrifty ? Pricing.Advice.Ratios.For(MeteredCounts.Count(thrifty), RunDollars.Terms) : null)));

    private static string[] Cells(RunDollars dollars) =>
    [
        Money.Dollars(dollars.Orchestration),
        Money.Dollars(dollars.Functions),
        Money.Dollars(dollars.SharedApi),
        Money.Dollars(dollars.Observing),
        Money.Dollars(dollars.Total),
        Money.Dollars(dollars.Contested),
        $"{Money.Dollars(dollars.Low)} to {Money.Dollars(dollars.High)}",
    ];
}
