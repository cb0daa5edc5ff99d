using System.Globalization;
using System.Text.RegularExpressions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

/// <summary>What <c>docs/deploy.md</c> says of an idle deployment follows from the resources that Terraform counts and from the sheet.</summary>
public sealed class IdleCostTests
{
    [Fact]
    public void Page_IdleDeployment_CostsItsAlarmsAndPolls()
    {
        var resources = PageRoot.Read("terraform", "README.md");

        var (durable, machine) = (Workload.Standing(Deployed.DurableAlarms, Deployed.Terms), Workload.Standing(Deployed.MachineAlarms, Deployed.Terms));
        var page = PageRoot.Read("docs", "deploy.md");

        Assert.Equal((Deployed.DurableAlarms, Deployed.MachineAlarms), Count(resources, "aws_cloudwatch_metric_alarm"));
        Assert.Equal((Deployed.ConsumedQueues, Deployed.ConsumedQueues), Count(resources, "aws_lambda_event_source_mapping"));
        Assert.Contains($"| **{Money.Dollars(durable.Total)}** | **{Money.Dollars(machine.Total)}** |", page, StringComparison.Ordinal);
        Assert.Contains($"| {Alarms(durable)} | {Alarms(machine)} |", page, StringComparison.Ordinal);
    }

    private static string Alarms(Bill bill)
    {
        var line = bill.Lines.Single(line => line.Component == Component.Alarm);
        return $"{Money.Quantity(line.Quantity)}: {Money.Dollars(line.Amount)}";
    }

    private static (int Durable, int Machine) Count(string resources, string name)
    {
        var row = Regex.Match(resources, $@"\| `{name}` \| (\d+) \| (\d+) \|");
        return (int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture));
    }
}
