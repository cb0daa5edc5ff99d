using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests.Journal;

/// <summary>A durable function, and what the world does to its execution: both follow from what has happened so far, and from nothing else.</summary>
/// <param name="Invoke">One invocation: its result, or null where it suspends.</param>
/// <param name="Act">What somebody does next; false for nothing, upon which time passes.</param>
internal sealed record Flow(Func<FlowRun, string?> Invoke, Func<ServiceFixture, ExecutionDescription, bool>? Act = null)
{
    private const int Turns = 500;

    public static Dictionary<string, Flow> All { get; } = new()
    {
        ["steps"] = new(run =>
        {
            run.Step("succeeds", SdkUpdate.SucceedStep("succeeds", "1"));
            run.Step("fails", SdkUpdate.FailStep("fails"));
            if (run.Find("retried") is null)
                run.Do(SdkUpdate.StartStep("retried"), SdkUpdate.RetryStep("retried", 2));
            if (run.Find("polled") is null)
                run.Do(SdkUpdate.StartStep("polled", subType: "WaitForCondition"), SdkUpdate.PollAgain("polled", "0", 3));
            foreach (var id in new[] { "retried", "polled" })
                if (run.Find(id)!.Status == DurableOperationStatus.Ready)
                    run.Do(SdkUpdate.StartStep(id));
            foreach (var id in new[] { "retried", "polled" })
                if (run.Find(id)!.Status == DurableOperationStatus.Started)
                    run.Do(SdkUpdate.SucceedStep(id, "2"));
            return run.Find("polled")!.IsOpen || run.Find("retried")!.IsOpen ? null : "1";
        }),
        ["contexts"] = new(run =>
        {
            run.Has(SdkUpdate.StartContext("outer"));
            run.Step("in", SdkUpdate.SucceedStep("in", "1"), "outer");
            if (run.Find("outer")!.IsOpen)
                run.Do(SdkUpdate.SucceedContext("outer", "2", replayChildren: true));
            if (!run.Has(SdkUpdate.StartContext("fails")))
                run.Do(SdkUpdate.FailContext("fails"));
            return "1";
        }),
        ["waits"] = new(run =>
        {
            if (run.Find("cancelled") is null)
                run.Do(SdkUpdate.StartWait("cancelled", 60), SdkUpdate.StartWait("w", 2));
            if (run.Find("cancelled")!.IsOpen)
                run.Do(SdkUpdate.CancelWait("cancelled"));
            return run.Find("w")!.IsOpen || !run.Has(SdkUpdate.StartWait("again", 3)) ? null : "1";
        }),
        ["callbacks"] = new(
            run =>
            {
                if (run.Find("yes") is null)
                    run.Do(
                        SdkUpdate.StartCallback("yes"), SdkUpdate.StartCallback("no"), SdkUpdate.StartCallback("late", timeout: 4),
                        SdkUpdate.StartCallback("beats", heartbeat: 3));
                return new[] { "yes", "no", "late", "beats" }.Any(id => run.Find(id)!.IsOpen) ? null : "1";
            },
            Answer),
        ["invokes"] = new(run =>
        {
            if (run.Find("plain") is null)
                run.Do(SdkUpdate.StartInvoke("plain", "plain", "1"), SdkUpdate.StartInvoke("nobody", "nobody"));
            var child = run.Has(SdkUpdate.StartInvoke("durable", "durable:1", "2"));
            run.Step("beside", SdkUpdate.SucceedStep("beside"));
            return child && !run.Find("plain")!.IsOpen ? run.Find("durable")!.Result : null;
        }),
        ["is answered as it runs"] = new(run =>
        {
            run.Has(SdkUpdate.StartInvoke("first", "plain"));
            run.AnswerInvokes();
            run.Step("between", SdkUpdate.SucceedStep("between"));
            run.Has(SdkUpdate.StartInvoke("second", "plain"));
            run.AnswerInvokes();
            return run.Find("first")!.IsOpen || run.Find("second")!.IsOpen ? null : "1";
        }),
        ["ends by checkpoint"] = new(run =>
        {
            run.Do(SdkUpdate.SucceedExecution("\"large\""));
            return "\"large\"";
        }),
        ["throws"] = new(run => run.Has(SdkUpdate.StartWait("w", 5)) ? "1" : throw new DurableException("Boom", "it broke")),
        ["is paused"] = new(
            run => run.Has(SdkUpdate.StartCallback("yes")) && run.Has(SdkUpdate.StartWait("w", 1)) ? "1" : null,
            (fixture, execution) => execution switch
            {
                { Status: DurableExecutionStatus.Running } when !Has(fixture, execution.Arn, DurableHistoryEventType.ExecutionPaused) =>
                    Do(() => fixture.Service.Pause(execution.Arn, isTimeoutPaused: true, "lunch", "client")),
                { Status: DurableExecutionStatus.Paused } when Answer(fixture, execution) => true,
                { Status: DurableExecutionStatus.Paused } => Do(() => fixture.Service.Resume(execution.Arn, "back")),
                _ => false,
            }),
        ["is paused as it runs"] = new(
            run =>
            {
                if (!Has(run.Fixture, run.Invocation.Arn, DurableHistoryEventType.ExecutionPaused))
                    run.Fixture.Service.Pause(run.Invocation.Arn, isTimeoutPaused: false, null);
                run.Step("s", SdkUpdate.SucceedStep("s"));
                return "1";
            },
            (fixture, execution) => execution.Status == DurableExecutionStatus.Paused && Do(() => fixture.Service.Resume(execution.Arn, null))),
        ["is stopped"] = new(
            run => run.Has(SdkUpdate.StartCallback("never")) ? "1" : null,
            (fixture, execution) => Do(() => fixture.Service.Stop(execution.Arn, SdkUpdate.Boom))),
        ["times out"] = new(run => run.Has(SdkUpdate.StartCallback("never")) ? "1" : null),
    };

    /// <summary>What executions end with that others invoke.</summary>
    private static Flow Child { get; } = new(run => run.Has(SdkUpdate.StartWait("w", 2)) ? "3" : null);

    /// <summary>Goes on until the first execution has ended.</summary>
    public void Run(ServiceFixture fixture)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            var execution = fixture.Service.Find("approvals", "one")!;
            if (fixture.IsInvoked)
                Take(fixture);
            else if (fixture.Chained.TryDequeue(out var chained))
                fixture.Service.CompleteChained(chained, "4");
            else if (execution.EndTimestamp is not null)
                return;
            else if (Act?.Invoke(fixture, execution) != true)
                fixture.Wait(1);
        }
        Assert.Fail("It does not end.");
    }

    private void Take(ServiceFixture fixture)
    {
        var run = new FlowRun(fixture, fixture.Next());
        var flow = run.Invocation.Arn.Contains(":approvals:", StringComparison.Ordinal) ? this : Child;
        try
        {
            if (flow.Invoke(run) is { } result)
                run.Invocation.Succeed(result);
            else
                run.Invocation.Suspend();
        }
        catch (DurableException thrown)
        {
            run.Invocation.Throw(thrown.Code, thrown.Message);
        }
    }

    private static bool Answer(ServiceFixture fixture, ExecutionDescription execution)
    {
        foreach (var callback in fixture.Service.OpenCallbacks(execution.Arn))
            switch (callback.Operation.Id)
            {
                case "yes":
                    return Do(() => fixture.Service.SucceedCallback(callback.CallbackId, "\"yes\""));
                case "no":
                    return Do(() => fixture.Service.FailCallback(callback.CallbackId, SdkUpdate.Boom));
                case "beats" when fixture.Time.GetUtcNow() < callback.Operation.StartTimestamp.AddSeconds(6):
                    fixture.Service.HeartbeatCallback(callback.CallbackId);
                    return false;
            }
        return false;
    }

    private static bool Has(ServiceFixture fixture, string arn, DurableHistoryEventType type) =>
        fixture.Service.History(arn).Items.Any(happened => happened.Type == type);

    private static bool Do(Action act)
    {
        act();
        return true;
    }
}
