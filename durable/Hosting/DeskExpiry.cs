using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Decisions;

namespace Comparison.Durable.Hosting;

/// <summary>How a workflow goes on when nobody answered in time.</summary>
public static class DeskExpiry
{
    /// <summary>Closes the question at the desk. Whoever decided in the last instant still counts: their ruling is returned.</summary>
    public static Task<Ruling?> ExpireAsync(this IDurableContext context, IDecisionDesk desk, DecisionKey decision, string name) =>
        context.StepAsync((_, ct) => desk.ExpireAsync(decision, ct), name, Retries.TransientStep);
}
