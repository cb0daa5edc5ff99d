using System.Globalization;
using System.Text.RegularExpressions;
using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Tests;

/// <summary>What <c>docs/deploy.md</c> says of an idle deployment follows from the resources that Terraform counts and from the sheet.</summary>
public sealed class IdleCostTests
{
    // The sheets have no alarms, which no workflow causes.
    private const decimal Alarm = 0.10m;
    private const int MinutesOfAMonth = 30 * 24 * 60;
    private const int ReceivesAMinute = 15;

    [Fact]
    public void Page_IdleDeployment_CostsItsAlarmsAndPolls()
    {
        var resources = PageRoot.Read("terraform", "README.md");
        var (alarms, mappings) = (Count(resources, "aws_cloudwatch_metric_alarm"), Count(resources, "aws_lambda_event_source_mapping"));
        var requests = PriceSheets.For("eu-west-1", assumeHome: true)[Component.SqsRequest];

        var page = PageRoot.Read("docs", "deploy.md");

        Assert.Contains($"| **{Idle(alarms.Durable, mappings.Durable, requests)}** | **{Idle(alarms.Machine, mappings.Machine, requests)}** |", page, StringComparison.Ordinal);
        Assert.Contains($"{alarms.Durable}: {(alarms.Durable * Alarm).ToString("0.00", CultureInfo.InvariantCulture)}", page, StringComparison.Ordinal);
    }

    private static string Idle(int alarms, int mappings, Price request) =>
        (alarms * Alarm + request.For(mappings * ReceivesAMinute * MinutesOfAMonth)).ToString("0.00", CultureInfo.InvariantCulture);

    private static (int Durable, int Machine) Count(string resources, string name)
    {
        var row = Regex.Match(resources, $@"\| `{name}` \| (\d+) \| (\d+) \|");
        return (int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture));
    }
}
