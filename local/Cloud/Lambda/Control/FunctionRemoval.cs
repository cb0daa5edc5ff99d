using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Processes;
using Comparison.Local.DurableExecutions;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.Local.Cloud.Lambda.Control;

/// <summary>Deletes functions: at once, or when the last of their durable executions has ended.</summary>
internal sealed class FunctionRemoval(FunctionRegistry functions, FunctionProcesses processes, DurableService durable)
{
    /// <returns>Whether it is gone.</returns>
    public bool Delete(LambdaFunction function)
    {
        if (function.IsDeleting)
            return false;
        function.IsDeleting = true; // first, so that no execution begins any more
        return Finish(function);
    }

    private bool Finish(LambdaFunction function)
    {
        var running = durable.List(new(function.Name) { Statuses = [DurableExecutionStatus.Running] }, maxItems: 1).Items;
        if (running.Count > 0)
        {
            durable.OnEnd(running[0].Arn, _ => Finish(function));
            return false;
        }
        functions.Remove(function);
        processes.End(function.Name);
        return true;
    }
}
