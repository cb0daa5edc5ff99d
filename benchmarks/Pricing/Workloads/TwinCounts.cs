namespace Comparison.Pricing.Workloads;

/// <summary>One workflow's counts in both variants.</summary>
public sealed record TwinCounts(Counts Durable, Counts StepFunctions)
{
    /// <summary>The workflow with more steps, each of them done by a function.</summary>
    /// <remarks>
    /// A step is a durable operation, whose result is stored and whose checkpoint is waited for, and work in the durable function
    /// itself; its twin is one state and one Lambda request. A machine's data costs nothing.
    /// </remarks>
    /// <param name="resultBytes">What each step returns, serialized.</param>
    public TwinCounts Plus(decimal steps, decimal resultBytes) => new(
        Durable with
        {
            DurableOperations = Durable.DurableOperations + steps,
            DurableBytesWritten = Durable.DurableBytesWritten + steps * resultBytes,
            Checkpoints = Durable.Checkpoints + steps,
            InlineWork = Durable.InlineWork + steps,
        },
        StepFunctions with
        {
            StatesEntered = StepFunctions.StatesEntered + steps,
            Tasks = StepFunctions.Tasks + steps,
            FunctionRequests = StepFunctions.FunctionRequests + steps,
        });

    /// <summary>The workflow with more bytes to write: a longer input is stored once, and a machine's costs nothing.</summary>
    public TwinCounts Writing(decimal bytes) => this with
    {
        Durable = Durable with { DurableBytesWritten = Durable.DurableBytesWritten + bytes },
    };

    /// <summary>The workflow with another wait, for which durable data is retained.</summary>
    public TwinCounts Waiting(TimeSpan wait) => new(Durable with { Waiting = wait }, StepFunctions with { Waiting = wait });

    /// <summary>What if API Gateway started the state machine itself, without the function in between.</summary>
    /// <remarks>It has no such integration for a durable function, whose execution name and qualifier it would have to give.</remarks>
    public TwinCounts StartedByApiGateway() => this with { StepFunctions = StepFunctions with { ApiRequestsWithoutFunction = 1 } };
}
