using Comparison.Domain.Loans;

namespace Comparison.StepFunctions.Functions;

/// <summary>How an application stands after its assessment.</summary>
/// <param name="Done">Whether it ends here: denied, or too few bureaus answered.</param>
public sealed record LoanStanding(bool Done)
{
    public bool NeedsManager { get; init; }

    /// <summary>Null when it ends here.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>What the managers are asked; null when nobody has to be.</summary>
    public DeskRow? Ask { get; init; }

    /// <summary>How the execution ends here, or when the managers do not answer.</summary>
    public LoanOutcome? Outcome { get; init; }
}
