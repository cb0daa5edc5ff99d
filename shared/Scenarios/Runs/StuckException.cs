using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Runs;

/// <summary>An execution waits for something that nothing will bring about.</summary>
public sealed class StuckException(Variant variant, string id)
    : Exception($"{id} in the {variant.ToText()} stack waits, and nothing that could wake it is in sight.");
