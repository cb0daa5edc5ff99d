using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.StepFunctions.Activities;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Machines;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>Makes executions and lets them run.</summary>
internal sealed class ExecutionStarter(
    AccountContext context,
    StateMachineStore machines,
    ExecutionStore executions,
    TaskTokens tokens,
    Func<TaskResource, IIntegration> integrationOf,
    ActivityStore activities,
    ExpressClosing express)
{
    // An express workflow is ended after five minutes (service quotas).
    private static readonly TimeSpan ExpressLimit = TimeSpan.FromMinutes(5);

    /// <remarks>The names of express executions need not differ: each of them is one of its own.</remarks>
    public ExecutionRun Start(StartOrder order)
    {
        order = order with { Name = order.Name ?? context.Ids.NewGuid() };
        if (order.Machine.IsExpress)
            return Begin(Create(order, $"express:{order.Machine.Name}:{order.Name}:{context.Ids.NewGuid()}", number: 0));
        var resource = $"execution:{order.Machine.Name}:{order.Name}";
        var arn = context.Arn("states", resource);
        var (run, isNew) = executions.GetOrAdd(arn, number => Create(order, resource, number));
        if (!isNew && (!run.IsRunning || run.Execution.Input != order.Input))
            throw Errors.ExecutionExists(arn);
        return isNew ? Begin(run) : run;
    }

    private ExecutionRun Begin(ExecutionRun run)
    {
        // Begun here, while the request still holds its own piece of work.
        context.Background.Run(() => FinishAsync(run, run.Execution.RunAsync));
        return run;
    }

    /// <summary>Lets a redriven execution go on.</summary>
    public void Resume(ExecutionRun run)
    {
        run.End.Reopen();
        context.Background.Run(() => FinishAsync(run, run.Execution.ResumeAsync));
    }

    private ExecutionRun Create(StartOrder order, string resource, long number)
    {
        var (machine, arn) = (order.Machine, context.Arn("states", resource));
        var host = new ExecutionHost(context, arn, tokens, integrationOf, activities, AbortIfDeleting);
        // Of express children nothing is kept, as of all express executions.
        host.Maps = (executions.Add, child =>
        {
            if (!child.Identity.IsExpress)
                executions.GetOrAdd(child.Identity.Arn, next => new(child, machine, host, new ExecutionEnd(context.Workload), next, TraceHeader: null));
        });
        var identity = new ExecutionIdentity(arn, order.Name!, machine.Arn, machine.Name, machine.RoleArn, context.Region)
        {
            VersionArn = machine.VersionArn,
            AliasArn = order.AliasArn,
            IsExpress = machine.IsExpress,
        };
        var execution = machine.Definition.CreateExecution(identity, order.Input, host, machine.IsExpress ? ExpressLimit : null);
        return new ExecutionRun(execution, machine, host, new ExecutionEnd(context.Workload), number, order.TraceHeader);
    }

    private async Task FinishAsync(ExecutionRun run, Func<Task> runAsync)
    {
        // The request that started it need not wait for the states that follow each other without a pause.
        await Task.Yield();
        await runAsync();
        if (run.Machine.IsExpress)
            express.Close(run);
        run.End.Announce();
        if (machines.Find(run.Machine.Arn) is { IsDeleting: true } && !executions.IsRunning(run.Machine.Arn))
            machines.Remove(run.Machine.Arn);
    }

    private void AbortIfDeleting(StateMachineExecution execution)
    {
        if (machines.Find(execution.Identity.StateMachineArn) is { IsDeleting: true })
            execution.Stop(error: null, cause: null);
    }
}
