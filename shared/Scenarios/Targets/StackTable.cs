namespace Comparison.Scenarios.Targets;

/// <summary>The tables of a stack.</summary>
public enum StackTable
{
    Articles,
    Decisions,
    Ledger,
}
