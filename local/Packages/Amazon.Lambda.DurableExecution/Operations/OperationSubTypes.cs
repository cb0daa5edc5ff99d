namespace Amazon.Lambda.DurableExecution;

/// <summary>Values of <see cref="Operation.SubType"/> that the SDKs write.</summary>
public static class OperationSubTypes
{
    public const string Step = "Step";
    public const string Wait = "Wait";
    public const string Callback = "Callback";
    public const string WaitForCallback = "WaitForCallback";
    public const string ChainedInvoke = "ChainedInvoke";
    public const string Context = "Context";
    public const string WaitForCondition = "WaitForCondition";
    public const string Parallel = "Parallel";
    public const string ParallelBranch = "ParallelBranch";
    public const string Map = "Map";
    public const string MapIteration = "MapIteration";
}
