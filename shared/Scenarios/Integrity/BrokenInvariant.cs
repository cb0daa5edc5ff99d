using Comparison.Domain;

namespace Comparison.Scenarios.Integrity;

/// <summary>An invariant that does not hold of an execution.</summary>
public sealed record BrokenInvariant(Invariant Invariant, Remains Remains, string Evidence)
{
    public override string ToString() =>
        $"{Invariant.Name}: {Remains.Workflow.ToText()} {Remains.Id} in {Remains.Variant}: {Evidence}";
}
