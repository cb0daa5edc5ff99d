namespace Amazon.Lambda.Model;

public class Event
{
    public CallbackFailedDetails CallbackFailedDetails { get; set; }

    public CallbackStartedDetails CallbackStartedDetails { get; set; }

    public CallbackSucceededDetails CallbackSucceededDetails { get; set; }

    public CallbackTimedOutDetails CallbackTimedOutDetails { get; set; }

    public ChainedInvokeFailedDetails ChainedInvokeFailedDetails { get; set; }

    public ChainedInvokeStartedDetails ChainedInvokeStartedDetails { get; set; }

    public ChainedInvokeStoppedDetails ChainedInvokeStoppedDetails { get; set; }

    public ChainedInvokeSucceededDetails ChainedInvokeSucceededDetails { get; set; }

    public ChainedInvokeTimedOutDetails ChainedInvokeTimedOutDetails { get; set; }

    public ContextFailedDetails ContextFailedDetails { get; set; }

    public ContextStartedDetails ContextStartedDetails { get; set; }

    public ContextSucceededDetails ContextSucceededDetails { get; set; }

    public int? EventId { get; set; }

    public DateTime? EventTimestamp { get; set; }

    public EventType EventType { get; set; }

    public ExecutionFailedDetails ExecutionFailedDetails { get; set; }

    public ExecutionStartedDetails ExecutionStartedDetails { get; set; }

    public ExecutionStoppedDetails ExecutionStoppedDetails { get; set; }

    public ExecutionSucceededDetails ExecutionSucceededDetails { get; set; }

    public ExecutionTimedOutDetails ExecutionTimedOutDetails { get; set; }

    public string Id { get; set; }

    public InvocationCompletedDetails InvocationCompletedDetails { get; set; }

    public string Name { get; set; }

    public string ParentId { get; set; }

    public StepFailedDetails StepFailedDetails { get; set; }

    public StepStartedDetails StepStartedDetails { get; set; }

    public StepSucceededDetails StepSucceededDetails { get; set; }

    public string SubType { get; set; }

    public WaitCancelledDetails WaitCancelledDetails { get; set; }

    public WaitStartedDetails WaitStartedDetails { get; set; }

    public WaitSucceededDetails WaitSucceededDetails { get; set; }
}
