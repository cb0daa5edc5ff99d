using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

/// <summary>
/// The published comparison of 10,000 runs, priced again with what it left out. Counts:
/// github.com/hsiddhu2/aws-lambda-durable-vs-stepfunctions, harness/results/durable-10000-r1.json and
/// sfn_standard-10000-r1.json (2026-08-18); 9 operations and 49,673 bytes are those of its windows of one execution each.
/// </summary>
public sealed class WorkedCheckTests
{
    private const decimal Runs = 10_000;
    private const decimal Tolerance = 0.02m;

    // S3 and SNS are not in the suite's sheets: 0.005 per 1,000 puts, 0.0004 per 1,000 gets, 0.50 per
    // million publishes, by its price file of 2026-08-12.
    private const decimal DurableElsewhere = 19_929 * 0.000005m + 19_928 * 0.0000004m + 20_000 * 0.0000005m;
    private const decimal MachineElsewhere = 19_999 * 0.000005m + 19_999 * 0.0000004m + 10_000 * 0.0000005m;

    private static readonly Terms Terms = new(PriceSheets.For("us-east-1"), RetentionDays: Terms.AwsRetentionDays);

    private static readonly Counts Durable = new()
    {
        DurableOperations = 9,
        DurableBytesWritten = 49_673,
        DynamoDbWrites = 9,
        DynamoDbReads = 7.8415m,
    };

    [Fact]
    public void Durable_AsPublished_WithoutDurableDimensions_CostsWhatItSays()
    {
        var published = (Bill(Durable, 2, 1.624060620879m).Amount(CostGroup.Functions) + DurableElsewhere) / Runs;

        AssertNear(4.03e-5m, published);
    }

    [Fact]
    public void Durable_WithAllDimensions_CostsWhatTheCorrectionSays()
    {
        var corrected = (Bill(Durable, 2, 1.624060620879m).Total + DurableElsewhere) / Runs;

        AssertNear(1.27e-4m, corrected);
    }

    // It counted *StateEntered events, as the model's base does.
    [Fact]
    public void StepFunctions_SixStates_CostWhatThePublicationSays()
    {
        var counts = new Counts { StatesEntered = 6, DynamoDbWrites = 4.9999m, DynamoDbReads = 7.1888m };

        var total = (Bill(counts, 4.9999m, 0.11084035848m).Total + MachineElsewhere) / Runs;

        AssertNear(1.68e-4m, total);
    }

    // Measured requests and GB-seconds take the place of the model's assumed ones.
    private static Bill Bill(Counts counts, decimal requests, decimal gigabyteSeconds) => Bills.Bill.For(
        Runs,
        [
            .. Workload.Items(counts, Terms),
            new(CostGroup.Functions, Component.LambdaRequest, requests, () => "measured"),
            new(CostGroup.Functions, Component.LambdaDurationArm64, gigabyteSeconds, () => "measured"),
        ],
        Terms.Sheet);

    private static void AssertNear(decimal expected, decimal actual) =>
        Assert.InRange(actual, expected * (1 - Tolerance), expected * (1 + Tolerance));
}
