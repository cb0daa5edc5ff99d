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
    ActivityStore activities)
{
    /// <param name="name">Made up when null, as on AWS.</param>
    public ExecutionRun Start(StateMachine machine, string? name, string input, string? traceHeader)
    {
        name ??= context.Ids.NewGuid();
        var arn = context.Arn("states", $"execution:{machine.Name}:{name}");
        var (run, isNew) = executions.GetOrAdd(arn, number => Create(machine, arn, name, input, traceHeader, number));
        if (!isNew && (!run.IsRunning || run.Execution.Input != input))
            throw Errors.ExecutionExists(arn);
        if (isNew)
            // Begun here, while the request still holds its own piece of work.
            context.Background.Run(() => RunAsync(run));
        return run;
    }

    private ExecutionRun Create(StateMachine machine, string arn, string name, string input, string? traceHeader, long number)
    {
        var host = new ExecutionHost(context, arn, tokens, integrationOf, activities, AbortIfDeleting);
        var identity = new ExecutionIdentity(arn, name, machine.Arn, machine.Name, machine.RoleArn, context.Region);
        var execution = machine.Definition.CreateExecution(identity, input, host);
        return new ExecutionRun(execution, machine, host, new ExecutionEnd(context.Workload), number, traceHeader);
    }

    private async Task RunAsync(ExecutionRun run)
    {
        // The request that started it need not wait for the states that follow each other without a pause.
        await Task.Yield();
        await run.Execution.RunAsync();
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
