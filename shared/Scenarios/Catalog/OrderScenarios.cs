using System.Text.Json.Nodes;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>What the warehouse and its carrier can do about an order.</summary>
internal static class OrderScenarios
{
    /// <param name="sample">An order that nobody has to release.</param>
    public static IEnumerable<Scenario> All(Sample sample)
    {
        Scenario Make(string name, string story, string sku, string expected) =>
            new(name, Selling(sample, sku), story, [expected], (_, _) => Task.CompletedTask);

        yield return Make("out-of-stock", "an item is gone: no retry helps", "OUT-OF-STOCK", "fulfilment_failed");
        yield return Make("flaky-carrier", "the carrier comes at the second attempt", "FLAKY-CARRIER", "completed");
        yield return Make("no-carrier", "no carrier comes at any attempt", "NO-CARRIER", "fulfilment_failed");
    }

    private static Sample Selling(Sample sample, string sku)
    {
        var items = JsonNode.Parse(sample.Payload)!["items"]!;
        items[0]!["sku"] = sku;
        return sample.With("items", items.DeepClone());
    }
}
