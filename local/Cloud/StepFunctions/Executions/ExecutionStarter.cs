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
    ExpressClosing express,
    ExecutionArchive? archive)
{
    // An express workflow is ended after five minutes (service quotas).
    private static readonly TimeSpan ExpressLimit = TimeSpan.FromMinutes(5);

    /// <remarks>The names of express executions need not differ: each of them is one of its own.</remarks>
    public ExecutionRun Start(StartOrder order)
    {
        order = order with { Name = order.Name ?? context.Ids.NewGuid() };
        if (order.Machine.IsExpress)
            return Begin(Create(order, context.Arn("states", $"express:{order.Machine.Name}:{order.Name}:{context.Ids.NewGuid()}"), number: 0, journal: null));
        var arn = context.Arn("states", $"execution:{order.Machine.Name}:{order.Name}");
        var (run, isNew) = executions.GetOrAdd(arn, number => Create(order, arn, number, archive?.Begin(arn, order, number)));
        if (run is null || (!isNew && (!run.IsRunning || run.Execution.Input != order.Input)))
            throw Errors.ExecutionExists(arn);
        if (!isNew)
            return run;
        archive?.Put(ExecutionSummary.Of(run));
        return Begin(run);
    }

    /// <summary>Takes up the executions that had not ended, and waits until each stands where it stood.</summary>
    public async Task RestoreAsync(ExecutionArchive left)
    {
        // First all of them, then each: one may wait for the end of another.
        var runs = left.FindRunning().Select(Read).OfType<ExecutionRun>().ToList();
        foreach (var run in runs)
            context.Background.Run(() => FinishAsync(run, run.Execution.ReplayAsync));
        await Task.WhenAll(runs.Select(run => run.Execution.WhenLive));
    }

    /// <summary>Makes one that has ended out of the archive again.</summary>
    public async Task LoadAsync(string arn)
    {
        using var work = context.Workload.Begin();
        if (Read(arn) is not { } run)
            return;
        await run.Execution.ReplayAsync();
        run.End.Announce();
        await executions.LetGoAsync(run);
    }

    private ExecutionRun? Read(string arn)
    {
        if (archive?.Find(arn) is not var (order, number, journal))
            return null;
        var run = Create(order, arn, number, journal);
        executions.Add(run);
        return run;
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
        archive?.Put(ExecutionSummary.Of(run));
        context.Background.Run(() => FinishAsync(run, run.Execution.ResumeAsync));
    }

    private ExecutionRun Create(StartOrder order, string arn, long number, ExecutionJournal? journal)
    {
        var machine = order.Machine;
        var host = new ExecutionHost(context, arn, tokens, integrationOf, activities, AbortIfDeleting);
        // Of express children nothing is kept, as of all express executions.
        host.Maps = (mapRun =>
        {
            executions.Add(mapRun);
            Own(mapRun.Arn);
        }, child =>
        {
            if (child.Identity.IsExpress)
                return;
            executions.AddChild(next => new(child, machine, host, new ExecutionEnd(context.Workload), next, TraceHeader: null));
            Own(child.Identity.Arn);
        });
        void Own(string belonging)
        {
            if (journal is { IsLive: true })
                archive!.Own(belonging, arn);
        }

        var identity = new ExecutionIdentity(arn, order.Name!, machine.Arn, machine.Name, machine.RoleArn, context.Region)
        {
            VersionArn = machine.VersionArn,
            AliasArn = order.AliasArn,
            IsExpress = machine.IsExpress,
        };
        var execution = machine.Definition.CreateExecution(identity, order.Input, host, machine.IsExpress ? ExpressLimit : null, journal);
        return new ExecutionRun(execution, machine, host, new ExecutionEnd(context.Workload), number, order.TraceHeader);
    }

    private async Task FinishAsync(ExecutionRun run, Func<Task> runAsync)
    {
        // The request that started it need not wait for the states that follow each other without a pause.
        await Task.Yield();
        await runAsync();
        if (run.Machine.IsExpress)
            express.Close(run);
        else
            archive?.Put(ExecutionSummary.Of(run));
        run.End.Announce();
        if (machines.Find(run.Machine.Arn) is { IsDeleting: true } && !executions.IsRunning(run.Machine.Arn))
            machines.Remove(run.Machine.Arn);
        if (!run.Machine.IsExpress)
            await executions.LetGoAsync(run);
    }

    private void AbortIfDeleting(StateMachineExecution execution)
    {
        if (machines.Find(execution.Identity.StateMachineArn) is { IsDeleting: true })
            execution.Stop(error: null, cause: null);
    }
}
