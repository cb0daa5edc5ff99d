using Amazon.Runtime;

namespace Amazon.Lambda;

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
