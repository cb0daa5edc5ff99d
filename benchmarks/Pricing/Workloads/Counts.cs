namespace Comparison.Pricing.Workloads;

/// <summary>What one execution uses, in AWS's units: metered, or by a formula of the workflow's shape.</summary>
public sealed record Counts
{
    public decimal DurableOperations { get; init; }

    public decimal DurableBytesWritten { get; init; }

    /// <summary>States entered and, where a meter cannot tell them apart, retries.</summary>
    public decimal StatesEntered { get; init; }

    /// <summary>Retries that are not among <see cref="StatesEntered"/>.</summary>
    public decimal TransitionRetries { get; init; }

    /// <summary>Lambda requests, those of the HTTP API left out.</summary>
    public decimal FunctionRequests { get; init; }

    /// <summary>How many of them resume a durable execution.</summary>
    public decimal Resumes { get; init; }

    /// <summary>Checkpoints that a durable function waits for, while its duration is billed.</summary>
    public decimal Checkpoints { get; init; }

    /// <summary>Work that a durable function does in itself and that its twin pays a Lambda request for.</summary>
    public decimal InlineWork { get; init; }

    /// <summary>Tasks that a state machine has done by others.</summary>
    public decimal Tasks { get; init; }

    public decimal SqsRequests { get; init; }

    public decimal DynamoDbReads { get; init; }

    public decimal DynamoDbWrites { get; init; }

    public decimal LogBytes { get; init; }

    /// <summary>HTTP requests; each is one Lambda request as well, but for those that need no function.</summary>
    public decimal ApiRequests { get; init; }

    /// <summary>HTTP requests that API Gateway hands to a service itself.</summary>
    public decimal ApiRequestsWithoutFunction { get; init; }

    /// <summary>How long it waits, which durable data is retained for.</summary>
    public TimeSpan Waiting { get; init; }

    /// <summary>The same with each step and each task tried again so many times on average.</summary>
    /// <remarks>
    /// A retry is one more durable operation or one more transition, and an invocation in either variant. That is the most it can be for a
    /// machine, whose task may call a service itself. What a failed attempt writes is its error: some hundred bytes, left out.
    /// </remarks>
    public Counts Retried(decimal retries) => this with
    {
        DurableOperations = DurableOperations + InlineWork * retries,
        Checkpoints = Checkpoints + InlineWork * retries,
        FunctionRequests = FunctionRequests + (InlineWork + Tasks) * retries,
        InlineWork = InlineWork * (1 + retries),
        TransitionRetries = TransitionRetries + Tasks * retries,
    };
}

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
