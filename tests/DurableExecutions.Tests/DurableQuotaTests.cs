using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests;

public sealed class DurableQuotaTests
{
    private const int Most = 3_000;
    private static readonly string Record = new('x', 262_144);
    private readonly ServiceFixture _fixture = new();

    [Fact]
    public void Operations_BeyondThreeThousand_AreRefused()
    {
        var run = _fixture.Begin();
        foreach (var batch in Enumerable.Range(1, Most).Chunk(250))
            run.Checkpoint([.. batch.Select(i => SdkUpdate.StartStep($"s{i}"))]);

        var refused = Assert.Throws<DurableException>(() => run.Checkpoint(SdkUpdate.StartStep("one too many")));

        Assert.Equal("Number of operations must be less than or equal to 3000.", refused.Message);
        Assert.Equal(Most + 1, _fixture.Service.Operations(run.Arn).Count);
    }

    [Fact]
    public void Operations_AtTheLimit_CanStillChange()
    {
        var run = _fixture.Begin();
        run.Checkpoint([.. Enumerable.Range(1, Most).Select(i => SdkUpdate.StartStep($"s{i}"))]);

        run.Checkpoint(SdkUpdate.SucceedStep("s1", "1"), SdkUpdate.RetryStep("s2", 1));
        run.Succeed("2");

        Assert.Equal(DurableExecutionStatus.Succeeded, _fixture.Service.Describe(run.Arn).Status);
    }

    [Fact]
    public void Operations_BatchAcrossTheLimit_IsRefusedAsAWhole()
    {
        var run = _fixture.Begin();

        Assert.Throws<DurableException>(() => run.Checkpoint([.. Enumerable.Range(0, Most + 1).Select(i => SdkUpdate.StartStep($"s{i}"))]));

        Assert.Single(_fixture.Service.Operations(run.Arn));
    }

    [Fact]
    public void Data_BeyondOneHundredMegabytes_IsRefused()
    {
        var run = _fixture.Begin("");
        foreach (var i in Enumerable.Range(0, 400))
            run.Checkpoint(SdkUpdate.StartStep($"s{i}"), SdkUpdate.SucceedStep($"s{i}", Record));
        run.Checkpoint(SdkUpdate.StartStep("more"));

        var refused = Assert.Throws<DurableException>(() => run.Checkpoint(SdkUpdate.SucceedStep("more", "x")));

        Assert.Equal("Data written by the execution must be less than or equal to 104857600 bytes.", refused.Message);
        run.Checkpoint(SdkUpdate.SucceedStep("more"));
    }

    [Fact]
    public void Data_CallbackAnswerBeyondTheLimit_IsRefusedToItsSender()
    {
        var run = _fixture.Begin("");
        foreach (var i in Enumerable.Range(0, 400))
            run.Checkpoint(SdkUpdate.StartStep($"s{i}"), SdkUpdate.SucceedStep($"s{i}", Record));
        run.Checkpoint(SdkUpdate.StartCallback("c"));

        Assert.Throws<DurableException>(() => _fixture.Service.SucceedCallback(_fixture.Callbacks[0].CallbackId, "1"));

        Assert.Equal(DurableOperationStatus.Started, _fixture.Service.Operations(run.Arn)[^1].Status);
    }

    public static TheoryData<string, DurableOperationUpdate[]> AtTheLimit { get; } = new()
    {
        { "step", [SdkUpdate.StartStep("a"), SdkUpdate.SucceedStep("a", Record)] },
        { "error", [SdkUpdate.StartStep("a"), SdkUpdate.FailStep("a") with { Error = new() { ErrorData = Record } }] },
        { "context", [SdkUpdate.StartContext("a"), SdkUpdate.SucceedContext("a", Record)] },
        { "invoke", [SdkUpdate.StartInvoke("a", "plain", new('x', 1_048_576))] },
    };

    [Theory, MemberData(nameof(AtTheLimit), DisableDiscoveryEnumeration = true)]
    public void Payload_AtItsLimit_IsAccepted(string kind, DurableOperationUpdate[] updates)
    {
        var run = _fixture.Begin();

        run.Checkpoint(updates);

        Assert.True(_fixture.History(run.Arn).Length > 1, kind);
    }

    [Fact]
    public void Result_AtItsLimit_IsAccepted()
    {
        var run = _fixture.Begin();

        run.Checkpoint(SdkUpdate.SucceedExecution(new('x', 6_291_456)));
        run.Succeed();

        Assert.Equal(DurableExecutionStatus.Succeeded, _fixture.Service.Describe(run.Arn).Status);
    }

    [Fact]
    public void Callback_ErrorTooLarge_IsRefusedAndTheCallbackStaysOpen()
    {
        var run = _fixture.Begin();
        run.Checkpoint(SdkUpdate.StartCallback("c"));

        var refused = Assert.Throws<DurableException>(
            () => _fixture.Service.FailCallback(_fixture.Callbacks[0].CallbackId, new() { ErrorData = new('x', 1_048_577) }));

        Assert.Equal("Error object size must be less than or equal to 1048576 bytes.", refused.Message);
        Assert.Single(_fixture.Service.OpenCallbacks(run.Arn));
    }

    [Fact]
    public void Result_OfAnInvokedExecution_MayBeOneMegabyte()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "durable:1"));
        caller.Suspend();

        foreach (var _ in Enumerable.Range(0, 4))
            _fixture.Next().Succeed(new('x', 1_048_577));

        var invoke = _fixture.Service.Operations(caller.Arn)[^1];
        Assert.Equal(DurableOperationStatus.Failed, invoke.Status);
        Assert.Equal("Execution output payload size must be less than or equal to 1048576 bytes.", invoke.Error?.ErrorMessage);
    }

    [Fact]
    public void Result_OfAnInvokedPlainFunction_MayBeOneMegabyte()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "plain"));
        caller.Suspend();

        _fixture.Service.CompleteChained(_fixture.Chained.Dequeue(), new('x', 1_048_577));

        var invoke = _fixture.Service.Operations(caller.Arn)[^1];
        Assert.Equal("CHAINED_INVOKE output payload size must be less than or equal to 1048576 bytes.", invoke.Error?.ErrorMessage);
    }
}
