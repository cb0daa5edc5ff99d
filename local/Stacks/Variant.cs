namespace Comparison.Local.Stacks;

/// <summary>The two sides of the comparison.</summary>
public enum Variant
{
    Durable,
    StepFunctions,
}
