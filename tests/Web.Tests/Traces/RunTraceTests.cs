using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Web.Histories;
using Comparison.Web.Tests.Support;
using Comparison.Web.Traces;

namespace Comparison.Web.Tests.Traces;

public sealed class RunTraceTests
{
    private static readonly RunKey Run = new(WorkflowName.Order, "ORDER-1");

    [Fact]
    public void Trace_OfADurableRun_HasExecutionInvocationOperationAndAttempt()
    {
        var trace = Trace(
            "0 ExecutionStarted", "0 StepStarted charge", "1 StepFailed charge", "2 StepStarted charge", "3 StepSucceeded charge",
            "3 InvocationCompleted", "4 StepStarted ship", "5 StepSucceeded ship", "5 ExecutionSucceeded", "5 InvocationCompleted");

        Assert.Equal(
            [
                "execution ORDER-1 -", "invocation invocation 1 ORDER-1", "invocation invocation 2 ORDER-1",
                "Step charge invocation 1", "attempt charge, attempt 1 charge", "attempt charge, attempt 2 charge",
                "Step ship invocation 2", "attempt ship, attempt 1 ship",
            ],
            trace.Spans.Select(span => $"{span.Kind} {span.Name} {trace.Spans.SingleOrDefault(around => around.Id == span.Parent)?.Name ?? "-"}"));
    }

    [Fact]
    public void Trace_OfAMachine_NestsBranchesAndNamesErrors()
    {
        var reading = RunEvents.Read(
            Variant.StepFunctions,
            "0 ExecutionStarted", "0 MapStateEntered reports", "1 TaskStateEntered pull/reports", "1 TaskScheduled pull", "2 TaskTimedOut pull",
            "2 ExecutionFailed");

        var spans = RunTrace.Create(Run, reading).Spans;

        Assert.Equal(spans.Single(span => span.Name == "reports").Id, spans.Single(span => span.Name == "pull").Parent);
        Assert.Equal(spans[0].Id, spans.Single(span => span.Name == "reports").Parent);
        Assert.Equal("failed", spans[0].Error);
    }

    [Fact]
    public void Trace_MadeTwice_HasTheSameIds()
    {
        string[] lines = ["0 ExecutionStarted", "0 StepStarted charge", "1 StepSucceeded charge", "1 ExecutionSucceeded"];

        var (first, second) = (Trace(lines), Trace(lines));

        Assert.Equal(first.Spans, second.Spans);
        Assert.Matches("^[0-9a-f]{32}$", first.Id);
        Assert.All(first.Spans, span => Assert.Matches("^[0-9a-f]{16}$", span.Id));
        Assert.Equal(first.Spans.Count, first.Spans.DistinctBy(span => span.Id).Count());
    }

    [Fact]
    public void Json_OfATrace_IsOtlps()
    {
        var body = OtlpJson.Write([Trace("0 ExecutionStarted", "1 ExecutionSucceeded")]).ToJsonString();

        Assert.Contains("""{"key":"service.name","value":{"stringValue":"comparison-durable"}}""", body, StringComparison.Ordinal);
        Assert.Contains("\"startTimeUnixNano\":\"1893488400000000000\",\"endTimeUnixNano\":\"1893488401000000000\"", body, StringComparison.Ordinal);
    }

    private static RunTrace Trace(params string[] lines) => RunTrace.Create(Run, RunEvents.Read(Variant.Durable, lines));
}
