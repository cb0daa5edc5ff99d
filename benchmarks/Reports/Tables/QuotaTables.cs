using System.Globalization;
using Comparison.Pricing.Bursts;
using Comparison.Pricing.Quotas;
using Comparison.Reports.Documents;

namespace Comparison.Reports.Tables;

/// <summary>The tables of quotas: what a steady rate takes of them, and what became of a burst.</summary>
public static class QuotaTables
{
    private const decimal Half = 0.5m;

    /// <summary>What a burst was played with, for whoever reads its times.</summary>
    public const string Played =
        "Modelled: every environment is cold at first, all steps follow the answer, whoever answers tries again after up to 1 s, doubling to 60 s, "
        + "and neither the engines nor the API take time of their own.";

    public static DocumentTable Steady(string caption, IReadOnlyList<QuotaUse> uses) => new(
        caption,
        [
            .. Column.Texts("quota"), .. Column.Numbers("one execution takes", "in all", "allowed", "used", "executions a second, at most"),
            .. Column.Texts("one execution's is"),
        ],
        [.. uses.Select(use => (string[])
        [
            use.Quota.Name, Number(use.Each), Number(use.Taken), Allowed(use.Quota), Percent(use.Utilisation), Number(use.MaxPerSecond), use.Formula,
        ])]);

    /// <summary>What happens beyond the quotas that are used up first, or half.</summary>
    public static DocumentTable Beyond(IEnumerable<QuotaUse> durable, IEnumerable<QuotaUse> machine) => new(
        "Beyond those that bind first",
        [.. Column.Texts("quota", "beyond it", "what gives more")],
        [.. new[] { durable, machine }.SelectMany(uses => uses.Where((use, index) => index == 0 || use.Utilisation > Half))
            .Select(use => use.Quota).Distinct().Select(quota => (string[])[quota.Name, quota.Exceeded, quota.Raise])]);

    /// <summary>Which quota is all taken first, and when.</summary>
    /// <param name="name">Of the variant, as the beginning of a sentence.</param>
    public static string First(string name, IReadOnlyList<QuotaUse> uses)
    {
        ArgumentNullException.ThrowIfNull(uses);
        var use = uses[0];
        return $"{name} {(use.Utilisation > 1 ? "cannot keep it up" : "can keep it up")}: first to bind is the quota of {use.Quota.Name}, "
            + $"{Percent(use.Utilisation)} used of {Allowed(use.Quota)}, which allows {Number(use.MaxPerSecond)} executions a second.";
    }

    public static DocumentTable Burst(Drain durable, Drain machine, QuotaSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(durable);
        ArgumentNullException.ThrowIfNull(machine);
        string[] Row(string what, Func<Drain, string> value) => [what, value(durable), value(machine)];
        return new(
            $"{durable.Answers.ToString("#,0", CultureInfo.InvariantCulture)} answers at once, {sheet.Region}, modelled",
            [new(""), .. Column.Numbers("durable", "Step Functions")],
            [
                Row("the last is carried out after", drain => Seconds(drain.Last)),
                Row("half of them within", drain => Seconds(drain.Median)),
                Row("95 of 100 within", drain => Seconds(drain.P95)),
                Row("held up by", drain => drain.HeldUpBy is { } quota ? sheet[quota].Name : "nothing"),
                .. durable.Throttled.Keys.Union(machine.Throttled.Keys).Order().Select(quota => Row(
                    $"calls throttled: {sheet[quota].Name}", drain => Number(drain.Throttled.GetValueOrDefault(quota)))),
                Row("came back to their sender, who tried again", drain => Number(drain.Returned)),
                Row("executions that failed, to be redriven", drain => Number(drain.Failed)),
                Row("functions at once, at most", drain => Number(drain.PeakConcurrency)),
            ]);
    }

    /// <summary>How long a burst takes, and whether anything is lost.</summary>
    public static string Drained(Drain durable, Drain machine, QuotaSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(durable);
        ArgumentNullException.ThrowIfNull(machine);
        string By(Drain drain) => drain.HeldUpBy is { } quota ? $"held up by {sheet[quota].Name}" : "held up by no quota";
        var returned = Math.Max(durable.Returned, machine.Returned);
        return $"{Number(durable.Answers)} answers at once are carried out after {Seconds(durable.Last)} in durable functions, {By(durable)}, and after "
            + $"{Seconds(machine.Last)} in Step Functions, {By(machine)}. "
            + (returned == 0 ? "No answer comes back. " : $"Up to {Number(returned)} come back to their sender, and are lost unless the sender tries again. ")
            + (durable.Failed + machine.Failed == 0
                ? "No execution fails."
                : $"Executions that fail, their tasks throttled for longer than they are retried: {Number(durable.Failed)} durable, {Number(machine.Failed)} in "
                    + "Step Functions, which can be redriven.");
    }

    /// <summary>The quotas themselves, with their dates and sources.</summary>
    public static DocumentTable Sheet(QuotaSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return new(
            $"Default quotas of an account in {sheet.Region}",
            [.. Column.Texts("quota"), .. Column.Numbers("allowed", "bucket"), .. Column.Texts("as of", "sure", "source")],
            [.. sheet.Quotas.OrderBy(quota => quota.Kind).Select(quota => (string[])
            [
                quota.Name, Allowed(quota), quota.Bucket is { } bucket ? Number(bucket) : "not known", $"{quota.Date:yyyy-MM-dd}", $"{quota.Confidence}",
                quota.Note is null ? quota.Source : $"{quota.Source}. {quota.Note}",
            ])]);
    }

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("#,0.0", CultureInfo.InvariantCulture) + " s";

    private static string Allowed(Quota quota) => $"{Number(quota.Amount)} {quota.Unit}";

    private static string Percent(decimal share) => (share * 100).ToString("#,0.#", CultureInfo.InvariantCulture) + "%";

    private static string Number(decimal number) => number.ToString(number is > -10 and < 10 ? "0.###" : "#,0", CultureInfo.InvariantCulture);
}
