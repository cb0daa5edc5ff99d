namespace Comparison.Adapters.Engines;

/// <summary>ARNs of what starts a workflow: <c>…:function:NAME:ALIAS</c> or <c>…:stateMachine:NAME:ALIAS</c>.</summary>
public static class WorkflowTargets
{
    private const int PartsOfName = 7; // arn:aws:service:region:account:kind:name

    /// <summary>The function or the machine itself, without alias or version.</summary>
    public static string Unqualified(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return string.Join(':', target.Split(':').Take(PartsOfName));
    }

    /// <summary>An execution of a state machine. Whatever alias started it, its ARN names the machine alone.</summary>
    public static string ExecutionArn(string target, string name) =>
        $"{Unqualified(target).Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}";
}
