using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class GetDurableExecutionHistoryRequest : AmazonLambdaRequest
{
    public string DurableExecutionArn { get; set; }

    public bool? IncludeExecutionData { get; set; }

    public string Marker { get; set; }

    public int? MaxItems { get; set; }

    public bool? ReverseOrder { get; set; }
}

public class GetDurableExecutionHistoryResponse : AmazonWebServiceResponse
{
    public List<Event> Events { get; set; }

    public string NextMarker { get; set; }
}

public class Event
{
    public CallbackFailedDetails CallbackFailedDetails { get; set; }

    public CallbackStartedDetails CallbackStartedDetails { get; set; }

    public CallbackTimedOutDetails CallbackTimedOutDetails { get; set; }

    public ContextFailedDetails ContextFailedDetails { get; set; }

    public int? EventId { get; set; }

    public DateTime? EventTimestamp { get; set; }

    public EventType EventType { get; set; }

    public ExecutionFailedDetails ExecutionFailedDetails { get; set; }

    public ExecutionStoppedDetails ExecutionStoppedDetails { get; set; }

    public ExecutionTimedOutDetails ExecutionTimedOutDetails { get; set; }

    public string Id { get; set; }

    public InvocationCompletedDetails InvocationCompletedDetails { get; set; }

    public string Name { get; set; }

    public string ParentId { get; set; }

    public StepFailedDetails StepFailedDetails { get; set; }

    public string SubType { get; set; }
}

public class EventError
{
    public ErrorObject Payload { get; set; }
}

public class CallbackFailedDetails
{
    public EventError Error { get; set; }
}

public class CallbackStartedDetails
{
    public string CallbackId { get; set; }

    public int? HeartbeatTimeout { get; set; }

    public int? Timeout { get; set; }
}

public class CallbackTimedOutDetails
{
    public EventError Error { get; set; }
}

public class ContextFailedDetails
{
    public EventError Error { get; set; }
}

public class ExecutionFailedDetails
{
    public EventError Error { get; set; }
}

public class ExecutionStoppedDetails
{
    public EventError Error { get; set; }
}

public class ExecutionTimedOutDetails
{
    public EventError Error { get; set; }
}

public class InvocationCompletedDetails
{
    public DateTime? EndTimestamp { get; set; }

    public EventError Error { get; set; }

    public string RequestId { get; set; }

    public DateTime? StartTimestamp { get; set; }
}

public class StepFailedDetails
{
    public EventError Error { get; set; }
}
