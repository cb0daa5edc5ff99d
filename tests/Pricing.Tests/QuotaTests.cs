using Comparison.Pricing.Quotas;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

public sealed class QuotaTests
{
    // The table of issue and reference: what each kind of Region has.
    [Theory]
    [InlineData("us-east-1", 20_000, 6_000, 10_000_000, 300, 1_300, 5_000, 500, 3_000, 10_000)]
    [InlineData("us-west-2", 20_000, 6_000, 10_000_000, 300, 1_300, 5_000, 500, 3_000, 10_000)]
    [InlineData("eu-west-1", 20_000, 6_000, 10_000_000, 300, 1_300, 5_000, 500, 3_000, 10_000)]
    [InlineData("eu-central-1", 10_000, 3_000, 5_000_000, 150, 800, 800, 300, 1_500, 10_000)]
    [InlineData("eu-south-2", 10_000, 3_000, 5_000_000, 150, 800, 800, 300, 1_500, 2_500)]
    public void Sheet_OfARegion_HasItsAmounts(
        string region, int checkpoints, int callbacks, int running, int starts, int startBucket, int transitions, int answers, int answerBucket, int requests)
    {
        var sheet = QuotaSheet.For(region);

        Assert.Equal(
            [checkpoints, callbacks, running, starts, transitions, answers, requests],
            new[]
            {
                QuotaKind.DurableCheckpoint, QuotaKind.DurableCallback, QuotaKind.RunningDurableExecutions, QuotaKind.StartExecution,
                QuotaKind.StateTransition, QuotaKind.SendTask, QuotaKind.HttpApi,
            }.Select(kind => (int)sheet[kind].Amount));
        Assert.Equal((startBucket, answerBucket), ((int)sheet[QuotaKind.StartExecution].Bucket!.Value, (int)sheet[QuotaKind.SendTask].Bucket!.Value));
    }

    [Fact]
    public void Sheet_DurableQuotas_HaveNoBucket_BecauseNobodySaysOne() => Assert.All(
        QuotaSheet.For("us-east-1").Quotas.Where(quota => quota.Kind.ToString().Contains("Durable", StringComparison.Ordinal)),
        quota => Assert.Null(quota.Bucket));

    [Theory]
    [InlineData("\"unit\": \"at once\"", "\"unit\": \"at once\", \"size\": 1", "size")]
    [InlineData("\"quota\": \"send_task\"", "\"quota\": \"http_api\"", "SendTask is there 0 times")]
    [InlineData("\"quota\": \"send_task\"", "\"quota\": \"send_tusk\"", "could not be converted")]
    [InlineData("{ \"amount\": 150, \"bucket\": 800 }", "{ \"amount\": 0, \"bucket\": 800 }", "StartExecution: the amount 0")]
    [InlineData("{ \"amount\": 150, \"bucket\": 800 }", "{ \"amount\": 150, \"bucket\": -1 }", "the bucket -1")]
    [InlineData("{ \"amount\": 150, \"bucket\": 800 }", "{ \"amount\": 150, \"bucket\": 800, \"regions\": [\"eu-west-1\"] }", "has no Regions")]
    [InlineData("\"us-west-2\", \"eu-west-1\"]", "\"us-west-2\", \"us-west-2\"]", "Region us-west-2 has two values")]
    [InlineData("\"confidence\": \"a\"", "\"confidence\": \"unknown\"", "a quota that nobody knows")]
    [InlineData("\"source\": \"https:", "\"source\": \"http:", "is no address")]
    [InlineData("\"date\": \"2026-11-30\"", "\"date\": \"lately\"", "date")]
    public void Reader_FaultyFile_SaysWhatIsWrongInOneLine(string right, string wrong, string message)
    {
        var json = QuotaSheet.Text();
        var at = json.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0);

        var refusal = Assert.Throws<QuotaException>(() => QuotaSheet.Read(json[..at] + wrong + json[(at + right.Length)..]));

        Assert.StartsWith("quotas.json: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    // A day's wait: each execution is one of those that are open for a day.
    [Theory]
    [InlineData("us-east-1", 1, 24, 3, QuotaKind.OpenExecutions, 1 * 86_400.0 / 1_000_000)]
    [InlineData("us-east-1", 1, 24, 3, QuotaKind.RunningDurableExecutions, 1 * 86_400.0 / 10_000_000)]
    [InlineData("us-east-1", 100, 0, 3, QuotaKind.StateTransition, 100 * 4.0 / 5_000)]
    [InlineData("eu-central-1", 100, 0, 3, QuotaKind.StateTransition, 100 * 4.0 / 800)]
    [InlineData("us-east-1", 100, 0, 3, QuotaKind.SendTask, 100 / 500.0)]
    [InlineData("us-east-1", 100, 0, 3, QuotaKind.DurableCallback, 100 / 6_000.0)]
    [InlineData("us-east-1", 100, 0, 3, QuotaKind.DurableCheckpoint, 100 * 6 / 20_000.0)]
    [InlineData("us-east-1", 100, 0, 3, QuotaKind.DurableStart, 100 / 300.0)]
    [InlineData("us-east-1", 100, 0, 3, QuotaKind.HttpApi, 100 * 2 / 10_000.0)]
    public void Steady_EachQuota_IsWhatAnExecutionTakesTimesTheRate(
        string region, int perSecond, int hours, int steps, QuotaKind quota, double utilisation)
    {
        var (durable, machine) = SteadyRate.For(Twins(steps, hours), Terms(region), perSecond);

        var use = durable.Concat(machine).First(use => use.Quota.Kind == quota);

        Assert.Equal(utilisation, (double)use.Utilisation, quota is QuotaKind.OpenExecutions or QuotaKind.RunningDurableExecutions ? 1e-5 : 1e-9);
        Assert.Equal((double)(perSecond / use.Utilisation), (double)use.MaxPerSecond, 1e-6 * (double)use.MaxPerSecond);
    }

    [Theory]
    [InlineData(0, 3, QuotaKind.DurableStart, QuotaKind.StartExecution)]
    [InlineData(48, 3, QuotaKind.RunningDurableExecutions, QuotaKind.OpenExecutions)]
    [InlineData(0, 200, QuotaKind.DurableCheckpoint, QuotaKind.StateTransition)]
    public void Steady_Fullest_ComesFirst(int hours, int steps, QuotaKind durable, QuotaKind machine)
    {
        var uses = SteadyRate.For(Twins(steps, hours), Terms("us-east-1"), 10);

        Assert.Equal((durable, machine), (uses.Durable[0].Quota.Kind, uses.StepFunctions[0].Quota.Kind));
    }

    [Fact]
    public void Steady_Retries_TakeMore()
    {
        var terms = Terms("us-east-1");

        decimal Transitions(Terms terms) => SteadyRate.For(Twins(3, 0), terms, 1).StepFunctions.Single(use => use.Quota.Kind == QuotaKind.StateTransition).Each;

        Assert.Equal((4m, 8m), (Transitions(terms), Transitions(terms with { Retries = 1 })));
    }

    [Fact]
    public void Steady_Concurrency_IsTheTimeThatTheBillHas()
    {
        var twins = Twins(3, 0);
        var terms = Terms("us-east-1");

        var use = SteadyRate.For(twins, terms, 1).Durable.Single(use => use.Quota.Kind == QuotaKind.LambdaConcurrency);

        var gigabyteSeconds = Workload.Items(twins.Durable, terms).Where(item => item.Component == terms.Duration).Sum(item => item.Quantity);
        Assert.Equal(gigabyteSeconds, use.Taken * terms.Gigabytes, 10);
    }

    internal static TwinCounts Twins(decimal steps, double hours) => new WaitingShape(steps, 1000, TimeSpan.FromHours(hours)).ToTwins();

    private static Terms Terms(string region) => new(PriceSheets.For(PriceSheets.Regions.Contains(region) ? region : "us-east-1", assumeHome: true));
}
