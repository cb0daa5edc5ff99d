namespace Comparison.Local.DurableExecutions.Tests;

public sealed class MeterTests
{
    [Fact]
    public void Meter_ExecutionStarted_CountsItAndItsInput()
    {
        var fixture = new Fixture();

        fixture.Start(input: "{\"a\":1}");

        Assert.Equal((1, 7), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_StepWithTwoRetries_CountsThreeAndEachPayload()
    {
        var fixture = new Fixture();
        var run = fixture.Begin("");

        run.Checkpoint(Update.StartStep("a"), Update.RetryStep("a", 1));
        fixture.Wait(1);
        run.Checkpoint(Update.StartStep("a"), Update.RetryStep("a", 1));
        fixture.Wait(1);
        run.Checkpoint(Update.StartStep("a"), Update.SucceedStep("a", "12345"));

        Assert.Equal((1 + 3, 5 + (2 * Update.Boom.Size)), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_WaitForConditionWithTwoPolls_CountsThree()
    {
        var fixture = new Fixture();
        var run = fixture.Begin("");

        run.Checkpoint(Update.StartStep("p", subType: "WaitForCondition"), Update.PollAgain("p", "1", 1));
        fixture.Wait(1);
        run.Checkpoint(Update.StartStep("p", subType: "WaitForCondition"), Update.SucceedStep("p", "2"));

        Assert.Equal((1 + 3, 2), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_WaitForCallback_CountsThreeAndThePayloadTwice()
    {
        var fixture = new Fixture();
        var run = fixture.Begin("");
        run.Checkpoint(Update.StartContext("x"), Update.StartCallback("c", "x"), Update.StartStep("s", "x"), Update.SucceedStep("s"));
        run.Suspend();

        fixture.Service.SucceedCallback(fixture.Callbacks[0].CallbackId, "1234");
        fixture.Next().Checkpoint(Update.SucceedContext("x", "1234"));

        Assert.Equal((1 + 3, 8), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_Wait_CountsOneAndNoBytes()
    {
        var fixture = new Fixture();

        fixture.Begin("").Checkpoint(Update.StartWait("w", 1));
        fixture.Wait(1);

        Assert.Equal((1 + 1, 0), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_InvocationRepeated_CountsOneAndTheError()
    {
        var fixture = new Fixture();

        fixture.Begin("").Throw("E", "1234");

        Assert.Equal((1 + 1, 5), (fixture.Operations, fixture.Bytes));
    }

    [Fact]
    public void Meter_ExecutionEnded_CountsOnlyTheOutput()
    {
        var fixture = new Fixture();

        fixture.Begin("").Succeed("123");

        Assert.Equal((1, 3), (fixture.Operations, fixture.Bytes));
    }
}
