using Amazon.Runtime;

namespace Amazon.Lambda;

public class EventType : ConstantClass
{
    public EventType(string value)
        : base(value)
    {
    }

    public static implicit operator EventType(string value) => FindValue(value);

    public static EventType FindValue(string value) => FindValue<EventType>(value);
}

public class ExecutionStatus : ConstantClass
{
    public static readonly ExecutionStatus FAILED = new("FAILED");
    public static readonly ExecutionStatus RUNNING = new("RUNNING");
    public static readonly ExecutionStatus STOPPED = new("STOPPED");
    public static readonly ExecutionStatus SUCCEEDED = new("SUCCEEDED");
    public static readonly ExecutionStatus TIMED_OUT = new("TIMED_OUT");

    public ExecutionStatus(string value)
        : base(value)
    {
    }

    public static implicit operator ExecutionStatus(string value) => FindValue(value);

    public static ExecutionStatus FindValue(string value) => FindValue<ExecutionStatus>(value);
}

public class InvocationType : ConstantClass
{
    public static readonly InvocationType DryRun = new("DryRun");
    public static readonly InvocationType Event = new("Event");
    public static readonly InvocationType RequestResponse = new("RequestResponse");

    public InvocationType(string value)
        : base(value)
    {
    }

    public static implicit operator InvocationType(string value) => FindValue(value);

    public static InvocationType FindValue(string value) => FindValue<InvocationType>(value);
}

public class OperationAction : ConstantClass
{
    public static readonly OperationAction CANCEL = new("CANCEL");
    public static readonly OperationAction FAIL = new("FAIL");
    public static readonly OperationAction RETRY = new("RETRY");
    public static readonly OperationAction START = new("START");
    public static readonly OperationAction SUCCEED = new("SUCCEED");

    public OperationAction(string value)
        : base(value)
    {
    }

    public static implicit operator OperationAction(string value) => FindValue(value);

    public static OperationAction FindValue(string value) => FindValue<OperationAction>(value);
}

public class OperationStatus : ConstantClass
{
    public static readonly OperationStatus CANCELLED = new("CANCELLED");
    public static readonly OperationStatus FAILED = new("FAILED");
    public static readonly OperationStatus PENDING = new("PENDING");
    public static readonly OperationStatus READY = new("READY");
    public static readonly OperationStatus STARTED = new("STARTED");
    public static readonly OperationStatus STOPPED = new("STOPPED");
    public static readonly OperationStatus SUCCEEDED = new("SUCCEEDED");
    public static readonly OperationStatus TIMED_OUT = new("TIMED_OUT");

    public OperationStatus(string value)
        : base(value)
    {
    }

    public static implicit operator OperationStatus(string value) => FindValue(value);

    public static OperationStatus FindValue(string value) => FindValue<OperationStatus>(value);
}

public class OperationType : ConstantClass
{
    public static readonly OperationType CALLBACK = new("CALLBACK");
    public static readonly OperationType CHAINED_INVOKE = new("CHAINED_INVOKE");
    public static readonly OperationType CONTEXT = new("CONTEXT");
    public static readonly OperationType EXECUTION = new("EXECUTION");
    public static readonly OperationType STEP = new("STEP");
    public static readonly OperationType WAIT = new("WAIT");

    public OperationType(string value)
        : base(value)
    {
    }

    public static implicit operator OperationType(string value) => FindValue(value);

    public static OperationType FindValue(string value) => FindValue<OperationType>(value);
}
