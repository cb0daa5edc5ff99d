namespace Comparison.Cloud.Tests.StepFunctions.Corpus;

/// <param name="IsSupported">False when the local cloud says of one of the calls that it does not carry it out.</param>
/// <param name="Difference">Where the answer is not AWS's.</param>
internal sealed record Verdict(bool IsSupported, string? Difference)
{
    public static Verdict Gap { get; } = new(false, null);
}
