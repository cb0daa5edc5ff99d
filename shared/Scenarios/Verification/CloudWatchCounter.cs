using System.Globalization;
using System.Xml.Linq;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Verification;

/// <summary>What CloudWatch counted of a billing unit, which is as near to the bill as an account's owner comes within the hour.</summary>
/// <param name="Sum">Null where it cannot be had.</param>
/// <param name="Missing">Why not; null where it can.</param>
public sealed record CloudWatchCounter(Variant Variant, WorkflowName? Workflow, string Metric, string Subject, decimal? Sum, string? Missing)
{
    private const int PeriodSeconds = 60;

    /// <summary>Whether it counts executions of this workflow in this variant.</summary>
    public bool IsOf(Variant variant, WorkflowName workflow) => Variant == variant && (Workflow is null || Workflow == workflow);

    /// <summary>
    /// Sums, over a time, the operations of a durable function, or the transitions of all state machines of the account: Step Functions tells
    /// them apart by no machine.
    /// </summary>
    /// <param name="http">Signs for the service <c>monitoring</c>.</param>
    public static async Task<CloudWatchCounter> ReadAsync(
        HttpClient http, Uri endpoint, Deployment deployment, WorkflowName workflow, DateTimeOffset from, DateTimeOffset until,
        CancellationToken cancellationToken)
    {
        var isDurable = deployment.Variant == Variant.Durable;
        var (space, metric, dimension, subject) = isDurable
            ? ("AWS/Lambda", "DurableExecutionOperations", "FunctionName", deployment.Workflows[workflow].Split(':')[6])
            : ("AWS/States", "ConsumedCapacity", "ServiceMetric", "StateTransition");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Action"] = "GetMetricStatistics",
            ["Version"] = "2010-08-01",
            ["Namespace"] = space,
            ["MetricName"] = metric,
            ["Dimensions.member.1.Name"] = dimension,
            ["Dimensions.member.1.Value"] = subject,
            ["StartTime"] = Instant(from),
            ["EndTime"] = Instant(until),
            ["Period"] = PeriodSeconds.ToString(CultureInfo.InvariantCulture),
            ["Statistics.member.1"] = "Sum",
        });
        using var answer = await http.PostAsync(endpoint, form, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return new(
            deployment.Variant, isDurable ? workflow : null, metric, subject, answer.IsSuccessStatusCode ? Add(text) : null,
            answer.IsSuccessStatusCode ? null : $"not to be had: {(int)answer.StatusCode}");
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static decimal Add(string xml) => XDocument.Parse(xml).Descendants().Where(element => element.Name.LocalName == "Sum")
        .Sum(sum => decimal.Parse(sum.Value, NumberStyles.Float, CultureInfo.InvariantCulture));
}
