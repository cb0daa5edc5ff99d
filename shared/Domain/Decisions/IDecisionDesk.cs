namespace Comparison.Domain.Decisions;

/// <summary>Where people find what waits for them. The row is the truth: what it says, the workflow follows.</summary>
public interface IDecisionDesk
{
    /// <summary>Puts a question on the desk, its deadline counted from now; asking again replaces the callback of a question that is still pending.</summary>
    /// <returns>
    /// How the question stands. When somebody had decided it before, the callback has been answered with that ruling: whoever
    /// waits on it has yet to hear.
    /// </returns>
    Task<DecisionStatus> AskAsync(Question question, Callback callback, CancellationToken cancellationToken);

    /// <summary>Closes a question that nobody answered in time.</summary>
    /// <returns>The ruling of whoever decided in the last instant, else null.</returns>
    Task<Ruling?> ExpireAsync(DecisionKey key, CancellationToken cancellationToken);
}
