namespace Comparison.Pricing.Workloads;

/// <summary>A workflow that waits once for somebody's answer: a start, S steps, a wait for a callback, an end.</summary>
/// <param name="Steps">S: what is done besides asking.</param>
/// <param name="PayloadBytes">Of the request, of each step's result, of the answer and of the outcome.</param>
public sealed record WaitingShape(decimal Steps, decimal PayloadBytes, TimeSpan Wait)
{
    // How durable operations are metered, AWS Lambda guide: a wait for a callback is a context, a callback and the submitter's step.
    private const int OperationsToWait = 3;

    // The input, two copies of the answer, the output.
    private const int PayloadsBesidesSteps = 4;

    // To start and to decide.
    private const int HttpRequests = 2;

    /// <summary>The counts by formula: 1 + S + 3 durable operations against S + 1 states.</summary>
    public TwinCounts ToTwins() => new TwinCounts(
        new Counts
        {
            DurableOperations = 1 + OperationsToWait,
            DurableBytesWritten = PayloadsBesidesSteps * PayloadBytes,
            Checkpoints = OperationsToWait,
            InlineWork = 1,
            FunctionRequests = 2,
            Resumes = 1,
            ApiRequests = HttpRequests,
            Waiting = Wait,
        },
        new Counts
        {
            // The state that waits invokes the function that asks, with the task token.
            StatesEntered = 1,
            Tasks = 1,
            FunctionRequests = 1,
            ApiRequests = HttpRequests,
            Waiting = Wait,
        }).Plus(Steps, PayloadBytes);
}
