namespace Comparison.Pricing.Workloads;

/// <summary>A workflow that waits once for somebody's answer: a start, S steps, a wait for a callback, an end.</summary>
/// <param name="Steps">S: what is done besides asking.</param>
/// <param name="PayloadBytes">Of the request, of each step's result, of the answer and of the outcome.</param>
public sealed record WaitingShape(decimal Steps, decimal PayloadBytes, TimeSpan Wait)
{
    // The input, two copies of the answer, the output.
    private const int PayloadsBesidesSteps = 4;

    // To start and to decide.
    private const int HttpRequests = 2;

    /// <summary>The counts by formula: 1 + S + 3 durable operations against S + 1 states.</summary>
    public TwinCounts ToTwins()
    {
        var none = new Counts { ApiRequests = HttpRequests, Waiting = Wait };
        return new TwinCounts(none, none)
            .Plus(Element.Start, 1)
            .Plus(Element.Wait, 1)
            .Plus(Element.Step, Steps, PayloadBytes)
            .Writing(PayloadsBesidesSteps * PayloadBytes);
    }
}
