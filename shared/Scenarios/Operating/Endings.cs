using Comparison.Adapters.Engines;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Integrity;

namespace Comparison.Scenarios.Operating;

/// <summary>What is left of an execution that has ended, and for how long.</summary>
internal static class Endings
{
    // Step Functions keeps what has ended for 90 days, and nobody can say otherwise.
    private static readonly TimeSpan MachineRetention = TimeSpan.FromDays(90);
    private static readonly TimeSpan DurableRetention = TimeSpan.FromDays(StackOptions.RetentionDays);

    public static async Task<(string Does, string Becomes)> DeleteAsync(OperatedStack stack, CancellationToken cancellationToken)
    {
        const string name = "ORD-1";
        var charges = stack.CountCharges(cancellationToken);
        await EndAsync(stack, name, cancellationToken);
        if (stack.IsDurable)
            stack.Durable.Delete(stack.ArnOf(name));
        return (
            stack.IsDurable ? "`DeleteDurableExecution`; its storage stays billed until its retention is over" : "has no call for one execution",
            await AgainAsync(stack, name, charges, cancellationToken));
    }

    public static async Task<(string Does, string Becomes)> OutliveAsync(OperatedStack stack, CancellationToken cancellationToken)
    {
        const string name = "ORD-1";
        var charges = stack.CountCharges(cancellationToken);
        await EndAsync(stack, name, cancellationToken);
        var kept = stack.IsDurable ? DurableRetention : MachineRetention;
        await stack.Stack.Time.AdvanceAsync(kept + TimeSpan.FromMinutes(1), cancellationToken);
        return (
            stack.IsDurable
                ? $"waits {kept.TotalDays} days after the end, as deployed; 1 to 90 can be chosen"
                : $"waits {kept.TotalDays} days after the end, which cannot be chosen",
            await AgainAsync(stack, name, charges, cancellationToken));
    }

    public static async Task<(string Does, string Becomes)> AnswerLateAsync(OperatedStack stack, CancellationToken cancellationToken)
    {
        const string name = "ORD-1";
        var driver = await Repairs.UntilAskedAsync(stack, stack.Asking(name), cancellationToken);
        var secret = (await EngineHistory.ReadAsync(stack.Stack, stack.Workflow, name, cancellationToken)).Secrets.Single();
        await driver.UntilEndedAsync(cancellationToken);
        var ended = await stack.StatusAsync(name, cancellationToken);
        return (
            stack.IsDurable ? "`SendDurableExecutionCallbackSuccess`" : "`SendTaskSuccess`",
            $"{ended}; {await RefusalAsync(stack, secret, cancellationToken)}; {await stack.StatusAsync(name, cancellationToken)} still");
    }

    private static async Task<string> RefusalAsync(OperatedStack stack, string secret, CancellationToken cancellationToken)
    {
        try
        {
            if (stack.IsDurable)
                stack.Durable.SucceedCallback(secret, "{}");
            else
                await stack.CallAsync("SendTaskSuccess", new() { ["taskToken"] = secret, ["output"] = "{}" }, cancellationToken);
            return "accepted";
        }
        catch (DurableException refused)
        {
            return $"`{refused.Code}`";
        }
        catch (AwsException refused)
        {
            return $"`{refused.Code}`";
        }
    }

    /// <summary>What the same request meets under the same name.</summary>
    private static async Task<string> AgainAsync(
        OperatedStack stack, string name, Func<Task<string>> charges, CancellationToken cancellationToken)
    {
        var left = await stack.StatusAsync(name, cancellationToken);
        await stack.StartAsync(name, stack.Asking(name).Payload, cancellationToken);
        var isNew = await stack.Stack.Engine.StateAsync(stack.Workflow, name, cancellationToken) is WorkflowState.Running;
        if (isNew)
            await stack.UntilEndedAsync(name, cancellationToken);
        return $"{left}; the same request under the same name {(isNew ? "is a new run" : "finds the finished run")}; {await charges()}";
    }

    private static async Task EndAsync(OperatedStack stack, string name, CancellationToken cancellationToken)
    {
        var driver = await Repairs.UntilAskedAsync(stack, stack.Asking(name), cancellationToken);
        await stack.ApproveAllAsync(cancellationToken);
        await driver.UntilEndedAsync(cancellationToken);
    }
}
