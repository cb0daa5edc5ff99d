namespace Comparison.DurableExecutions.Tests;

public sealed class DurableUsageTests
{
    [Fact]
    public void Meter_ExecutionStarted_CountsItAndItsInput()
    {
        var fixture = new ServiceFixture();

        fixture.Start(input: "{\"a\":1}");

        Assert.Equal((1, 7), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_StepWithTwoRetries_CountsThreeAndEachPayload()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin("");

        run.Checkpoint(SdkUpdate.StartStep("a"), SdkUpdate.RetryStep("a", 1));
        fixture.Wait(1);
        run.Checkpoint(SdkUpdate.StartStep("a"), SdkUpdate.RetryStep("a", 1));
        fixture.Wait(1);
        run.Checkpoint(SdkUpdate.StartStep("a"), SdkUpdate.SucceedStep("a", "12345"));

        Assert.Equal((1 + 3, 5 + (2 * SdkUpdate.Boom.Size)), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_WaitForConditionWithTwoPolls_CountsThree()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin("");

        run.Checkpoint(SdkUpdate.StartStep("p", subType: "WaitForCondition"), SdkUpdate.PollAgain("p", "1", 1));
        fixture.Wait(1);
        run.Checkpoint(SdkUpdate.StartStep("p", subType: "WaitForCondition"), SdkUpdate.SucceedStep("p", "2"));

        Assert.Equal((1 + 3, 2), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_WaitForCallback_CountsThreeAndThePayloadTwice()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin("");
        run.Checkpoint(SdkUpdate.StartContext("x"), SdkUpdate.StartCallback("c", "x"), SdkUpdate.StartStep("s", "x"), SdkUpdate.SucceedStep("s"));
        run.Suspend();

        fixture.Service.SucceedCallback(fixture.Callbacks[0].CallbackId, "1234");
        fixture.Next().Checkpoint(SdkUpdate.SucceedContext("x", "1234"));

        Assert.Equal((1 + 3, 8), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_ContextFailed_CountsItsError()
    {
        var fixture = new ServiceFixture();

        fixture.Begin("").Checkpoint(SdkUpdate.StartContext("x"), SdkUpdate.FailContext("x"));

        Assert.Equal((1 + 1, SdkUpdate.Boom.Size), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_Wait_CountsOneAndNoBytes()
    {
        var fixture = new ServiceFixture();

        fixture.Begin("").Checkpoint(SdkUpdate.StartWait("w", 1));
        fixture.Wait(1);

        Assert.Equal((1 + 1, 0), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_InvocationRepeated_CountsOneAndTheError()
    {
        var fixture = new ServiceFixture();

        fixture.Begin("").Throw("E", "1234");

        Assert.Equal((1 + 1, 5), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_ExecutionEnded_CountsOnlyTheOutput()
    {
        var fixture = new ServiceFixture();

        fixture.Begin("").Succeed("123");

        Assert.Equal((1, 3), (fixture.Operations, fixture.Bytes));
    }
}
