using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class Operation
{
    public CallbackDetails CallbackDetails { get; set; }

    public ChainedInvokeDetails ChainedInvokeDetails { get; set; }

    public ContextDetails ContextDetails { get; set; }

    public DateTime? EndTimestamp { get; set; }

    public ExecutionDetails ExecutionDetails { get; set; }

    public string Id { get; set; }

    public string Name { get; set; }

    public string ParentId { get; set; }

    public DateTime? StartTimestamp { get; set; }

    public OperationStatus Status { get; set; }

    public StepDetails StepDetails { get; set; }

    public string SubType { get; set; }

    public OperationType Type { get; set; }

    public WaitDetails WaitDetails { get; set; }
}

public class OperationUpdate
{
    public OperationAction Action { get; set; }

    public CallbackOptions CallbackOptions { get; set; }

    public ChainedInvokeOptions ChainedInvokeOptions { get; set; }

    public ContextOptions ContextOptions { get; set; }

    public ErrorObject Error { get; set; }

    public string Id { get; set; }

    public string Name { get; set; }

    public string ParentId { get; set; }

    public string Payload { get; set; }

    public StepOptions StepOptions { get; set; }

    public string SubType { get; set; }

    public OperationType Type { get; set; }

    public WaitOptions WaitOptions { get; set; }
}

public class CheckpointDurableExecutionRequest : AmazonLambdaRequest
{
    public string CheckpointToken { get; set; }

    public string ClientToken { get; set; }

    public string DurableExecutionArn { get; set; }

    public List<OperationUpdate> Updates { get; set; }
}

public class CheckpointDurableExecutionResponse : AmazonWebServiceResponse
{
    public string CheckpointToken { get; set; }

    public CheckpointUpdatedExecutionState NewExecutionState { get; set; }
}

public class CheckpointUpdatedExecutionState
{
    public string NextMarker { get; set; }

    public List<Operation> Operations { get; set; }
}

public class GetDurableExecutionStateRequest : AmazonLambdaRequest
{
    public string CheckpointToken { get; set; }

    public string DurableExecutionArn { get; set; }

    public string Marker { get; set; }

    public int? MaxItems { get; set; }
}

public class GetDurableExecutionStateResponse : AmazonWebServiceResponse
{
    public string NextMarker { get; set; }

    public List<Operation> Operations { get; set; }
}

public class ErrorObject
{
    public string ErrorData { get; set; }

    public string ErrorMessage { get; set; }

    public string ErrorType { get; set; }

    public List<string> StackTrace { get; set; }
}

public class CallbackDetails
{
    public string CallbackId { get; set; }

    public ErrorObject Error { get; set; }

    public string Result { get; set; }
}

public class CallbackOptions
{
    public int? HeartbeatTimeoutSeconds { get; set; }

    public int? TimeoutSeconds { get; set; }
}

public class ChainedInvokeDetails
{
    public ErrorObject Error { get; set; }

    public string Result { get; set; }
}

public class ChainedInvokeOptions
{
    public string FunctionName { get; set; }

    public string TenantId { get; set; }
}

public class ContextDetails
{
    public ErrorObject Error { get; set; }

    public bool? ReplayChildren { get; set; }

    public string Result { get; set; }
}

public class ContextOptions
{
    public bool? ReplayChildren { get; set; }
}

public class ExecutionDetails
{
    public string InputPayload { get; set; }
}

public class StepDetails
{
    public int? Attempt { get; set; }

    public ErrorObject Error { get; set; }

    public DateTime? NextAttemptTimestamp { get; set; }

    public string Result { get; set; }
}

public class StepOptions
{
    public int? NextAttemptDelaySeconds { get; set; }
}

public class WaitDetails
{
    public DateTime? ScheduledEndTimestamp { get; set; }
}

public class WaitOptions
{
    public int? WaitSeconds { get; set; }
}
