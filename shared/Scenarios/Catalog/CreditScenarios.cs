using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>What the credit bureaus can do about an application, and what they allow.</summary>
internal static class CreditScenarios
{
    /// <param name="sample">An application that asks for all that its reports allow.</param>
    public static IEnumerable<Scenario> All(Sample sample)
    {
        Scenario Make(string name, string story, string expected, Sample changed) =>
            new(name, changed, story, [expected], (_, _) => Task.CompletedTask);

        yield return Make("at-the-limit", "all that the reports allow", "approved", sample);
        yield return Make("above-the-limit", "one dollar more than the reports allow", "denied", sample.With("loan_amount", 25_001));
        yield return Make("bureau-silent", "one bureau never answers: two are enough", "approved", sample.With("sin", "0000"));
        yield return Make("bureaus-silent", "two bureaus never answer", "failed", sample.With("sin", "0001"));
    }
}
