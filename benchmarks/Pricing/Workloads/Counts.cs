namespace Comparison.Pricing.Workloads;

/// <summary>What one execution uses, in AWS's units: metered, or by a formula of the workflow's shape.</summary>
public sealed record Counts
{
    /// <summary>The execution's own among them.</summary>
    public decimal DurableOperations { get; init; }

    public decimal DurableBytesWritten { get; init; }

    /// <summary>Branches that run in their group's context and record no operation of their own.</summary>
    public decimal FlatBranches { get; init; }

    /// <summary>States entered and, where a meter cannot tell them apart, retries.</summary>
    public decimal StatesEntered { get; init; }

    /// <summary>Retries that are not among <see cref="StatesEntered"/>.</summary>
    public decimal TransitionRetries { get; init; }

    /// <summary>Synchronous Express executions that a state machine starts.</summary>
    public decimal ExpressRequests { get; init; }

    /// <summary>What they take, rounded as <see cref="Express.GigabyteSeconds"/> does; as assumed when null.</summary>
    public decimal? ExpressGigabyteSeconds { get; init; }

    /// <summary>Events of a state machine's history, which its log gets as well.</summary>
    public decimal HistoryEvents { get; init; }

    /// <summary>Lambda requests, those of the HTTP API left out.</summary>
    public decimal FunctionRequests { get; init; }

    /// <summary>How many of them come first after a wait: resumes of a durable execution, and a machine's tasks.</summary>
    public decimal RequestsAfterWaits { get; init; }

    /// <summary>Checkpoints that a durable function waits for, while its duration is billed.</summary>
    public decimal Checkpoints { get; init; }

    /// <summary>Work that a durable function does in itself and that its twin pays a Lambda request for.</summary>
    public decimal InlineWork { get; init; }

    /// <summary>Tasks that a state machine has done by others.</summary>
    public decimal Tasks { get; init; }

    /// <summary>What the engine starts by itself, so that a trace begins with it.</summary>
    public decimal Traces { get; init; }

    /// <summary>Answers from outside that it waits for; they cost nothing and are throttled.</summary>
    public decimal Answers { get; init; }

    public decimal SqsRequests { get; init; }

    public decimal DynamoDbReads { get; init; }

    public decimal DynamoDbWrites { get; init; }

    /// <summary>What functions log.</summary>
    public decimal LogBytes { get; init; }

    /// <summary>HTTP requests; each is one Lambda request as well, but for those that need no function.</summary>
    public decimal ApiRequests { get; init; }

    /// <summary>HTTP requests that API Gateway hands to a service itself.</summary>
    public decimal ApiRequestsWithoutFunction { get; init; }

    /// <summary>How long it waits, which durable data is retained for.</summary>
    public TimeSpan Waiting { get; init; }

    /// <summary>The same with another part of a workflow, so many times. Waiting and what is only ever metered stay.</summary>
    public Counts Plus(Counts part, decimal times = 1)
    {
        ArgumentNullException.ThrowIfNull(part);
        return this with
        {
            DurableOperations = DurableOperations + part.DurableOperations * times,
            DurableBytesWritten = DurableBytesWritten + part.DurableBytesWritten * times,
            FlatBranches = FlatBranches + part.FlatBranches * times,
            StatesEntered = StatesEntered + part.StatesEntered * times,
            TransitionRetries = TransitionRetries + part.TransitionRetries * times,
            HistoryEvents = HistoryEvents + part.HistoryEvents * times,
            FunctionRequests = FunctionRequests + part.FunctionRequests * times,
            RequestsAfterWaits = RequestsAfterWaits + part.RequestsAfterWaits * times,
            Checkpoints = Checkpoints + part.Checkpoints * times,
            InlineWork = InlineWork + part.InlineWork * times,
            Tasks = Tasks + part.Tasks * times,
            Traces = Traces + part.Traces * times,
            Answers = Answers + part.Answers * times,
        };
    }

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
    /// <summary>The workflow with more of one element, each of which writes so many bytes in a durable execution.</summary>
    public TwinCounts Plus(Element element, decimal times, decimal bytes = 0)
    {
        var counts = ElementCounts.CountsOf(element);
        return new(
            Durable.Plus(counts.Durable with { DurableBytesWritten = bytes }, times), StepFunctions.Plus(counts.StepFunctions, times));
    }

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
