namespace Comparison.Pricing.BreakEvens;

/// <summary>Where the cheaper variant changes when one thing varies and the rest stays.</summary>
/// <param name="Of">What varies.</param>
/// <param name="Unit">What <paramref name="At"/> is counted in.</param>
/// <param name="At">Where the costs are equal; null when they are nowhere in the range.</param>
/// <param name="AtWorstForDurable">The same with each assumption at the end of its range that is worst for durable functions.</param>
/// <param name="AtWorstForStepFunctions">The same with each assumption at the end of its range that is worst for Step Functions.</param>
/// <param name="Low">Where the range starts.</param>
/// <param name="High">Where the range ends.</param>
/// <param name="DurableIsCheaperBelow">Which variant is cheaper at the start of the range.</param>
public sealed record Flip(
    string Of, string Unit, decimal? At, decimal? AtWorstForDurable, decimal? AtWorstForStepFunctions, decimal Low, decimal High,
    bool DurableIsCheaperBelow);
