using System.Text.RegularExpressions;
using Comparison.Pricing.Quotas;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

/// <summary>Holds the tables of limits and quotas in <c>docs/limits.md</c> to what advice goes by.</summary>
/// <remarks>With <c>REWRITE_GOLDEN=1</c> in the environment the test writes them anew, and fails if that changed the page.</remarks>
public sealed partial class LimitPageTests
{
    [Fact]
    public void Page_LimitsAndQuotas_AreThoseOfAdvice()
    {
        var page = PageRoot.Path("docs", "limits.md");
        var before = File.ReadAllText(page);
        var tables = new Dictionary<string, IEnumerable<string>> { ["limits"] = Limits(), ["quotas"] = Quotas() };

        var after = Part().Replace(before, part => $"{part.Groups["head"].Value}\n{string.Join('\n', tables[part.Groups["name"].Value])}\n\n<!-- generated: end -->");

        Assert.Equal(2, Part().Count(after));
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN") == "1")
            File.WriteAllText(page, after);
        Assert.Equal(after, before);
    }

    private static IEnumerable<string> Limits() =>
    [
        "| of | limit | at most | source |", "| --- | --- | ---: | --- |",
        .. Advice.Limits.For(new WaitingShape(Steps: 1, PayloadBytes: 1, Wait: TimeSpan.FromDays(1)).ToTwins(), payloadBytes: 1, definitionBytes: 1)
            .Select(limit => $"| {(limit.IsDurable ? "durable" : "Step Functions")} | {limit.Name} | {limit.Most:N0} {limit.Unit} | {limit.Source} |"),
    ];

    private static IEnumerable<string> Quotas()
    {
        var elsewhere = QuotaSheet.For("eu-central-1");
        return
        [
            "| quota | us-east-1, us-west-2, eu-west-1 | most others | beyond it | what gives more | source |", "| --- | ---: | ---: | --- | --- | --- |",
            .. QuotaSheet.For("eu-west-1").Quotas.Select(quota =>
                $"| {quota.Name} | {Amount(quota)} | {Amount(elsewhere[quota.Kind])} | {quota.Exceeded} | {quota.Raise} | [{quota.Date:yyyy-MM-dd}]({quota.Source}) |"),
        ];
    }

    private static string Amount(Quota quota) => $"{quota.Amount:N0} {quota.Unit}{(quota.Bucket is { } bucket ? $" ({bucket:N0})" : "")}";

    [GeneratedRegex(@"(?<head><!-- generated: (?<name>limits|quotas) -->\n).*?<!-- generated: end -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}

/// <summary>The pages of the checkout that the tests were built from.</summary>
internal static class PageRoot
{
    public static string Path(params string[] page)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Comparison.sln")))
                return System.IO.Path.Combine([folder.FullName, .. page]);
        throw new InvalidOperationException("Comparison.sln is not above the tests.");
    }

    public static string Read(params string[] page) => File.ReadAllText(Path(page));
}
