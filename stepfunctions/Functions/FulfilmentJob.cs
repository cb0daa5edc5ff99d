using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;

namespace Comparison.StepFunctions.Functions;

/// <summary>What the fulfilment task is given: the state of the execution, and how often it was tried.</summary>
/// <param name="Attempt">1 for the first try.</param>
public sealed record FulfilmentJob(int Attempt, FulfilmentJob.Execution Run)
{
    /// <param name="Ruling">Absent when nobody had to release the order.</param>
    public sealed record Execution(Order Order, Ruling? Ruling = null);
}
