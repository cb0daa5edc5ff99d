using Amazon.Runtime;

namespace Amazon.Lambda;

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
