using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using DurableStatus = Amazon.Lambda.ExecutionStatus;
using MachineStatus = Amazon.StepFunctions.ExecutionStatus;

namespace Comparison.Scenarios.Tests.Functions;

/// <summary>What the engines read out of AWS's answers, where no run of the workflows brings it about.</summary>
public sealed class EngineTests
{
    private static readonly DateTime Start = new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<WorkflowName, string> Targets = new() { [WorkflowName.Loan] = "arn:aws:lambda:::function:loan:live" };

    [Theory]
    [InlineData("CallbackSucceeded")]
    [InlineData("CallbackFailed")]
    [InlineData("CallbackTimedOut")]
    public async Task Durable_HistoryOfTwoPages_IsReadToItsEnd(string end)
    {
        using var lambda = new TwoPages("CallbackStarted", end);

        var view = await new DurableEngine(lambda, Targets).FindAsync(WorkflowName.Loan, "L-1", default);

        Assert.Equal(["CallbackStarted", end], view!.Timeline.Select(entry => entry.Event));
        Assert.Equal((WorkflowState.Running, 0), (view.Status, view.WaitingFor.Count));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(WorkflowState.Running, "RUNNING")]
    [InlineData(WorkflowState.Waiting, "RUNNING")]
    [InlineData(WorkflowState.Succeeded, "SUCCEEDED")]
    [InlineData(WorkflowState.Failed, "FAILED TIMED_OUT")]
    [InlineData(WorkflowState.Stopped, "STOPPED")]
    public async Task Durable_ListByState_AsksForEveryStatusThatCountsAsIt(WorkflowState? state, string statuses)
    {
        using var lambda = new TwoPages("CallbackStarted", "CallbackFailed");

        await new DurableEngine(lambda, Targets).ListAsync(WorkflowName.Loan, state, 10, null, default);

        Assert.Equal(statuses, string.Join(' ', lambda.Statuses ?? []));
    }

    [Theory]
    [InlineData("TaskSucceeded", 0)]
    [InlineData("TaskFailed", 0)]
    [InlineData("TaskTimedOut", 0)]
    [InlineData("TaskStateAborted", 0)]
    [InlineData("TaskSubmitted", 1)]
    public async Task Machine_TaskThatEndedAnyhow_IsNotWaitedFor(string last, int open)
    {
        using var stepFunctions = new OneTask(last);

        var view = await new StepFunctionsEngine(stepFunctions, Targets).FindAsync(WorkflowName.Loan, "L-1", default);

        Assert.Equal(Enumerable.Repeat("manager-approval", open), view!.WaitingFor);
    }

    private sealed class TwoPages(string first, string second)
        : AmazonLambdaClient(new AnonymousAWSCredentials(), new AmazonLambdaConfig { ServiceURL = "http://127.0.0.1:9" })
    {
        public List<string>? Statuses { get; private set; }

        public override Task<ListDurableExecutionsByFunctionResponse> ListDurableExecutionsByFunctionAsync(
            ListDurableExecutionsByFunctionRequest request, CancellationToken cancellationToken = default)
        {
            Statuses = request.Statuses;
            return Task.FromResult(new ListDurableExecutionsByFunctionResponse
            {
                DurableExecutions =
                    [new() { DurableExecutionArn = "arn", DurableExecutionName = "L-1", StartTimestamp = Start, Status = DurableStatus.RUNNING }],
            });
        }

        public override Task<GetDurableExecutionResponse> GetDurableExecutionAsync(
            GetDurableExecutionRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GetDurableExecutionResponse { StartTimestamp = Start, Status = DurableStatus.RUNNING });

        public override Task<GetDurableExecutionHistoryResponse> GetDurableExecutionHistoryAsync(
            GetDurableExecutionHistoryRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GetDurableExecutionHistoryResponse
            {
                Events = [new() { EventTimestamp = Start, EventType = request.Marker is null ? first : second, Id = "callback" }],
                NextMarker = request.Marker is null ? "more" : "",
            });
    }

    private sealed class OneTask(string last)
        : AmazonStepFunctionsClient(new AnonymousAWSCredentials(), new AmazonStepFunctionsConfig { ServiceURL = "http://127.0.0.1:9" })
    {
        public override Task<DescribeExecutionResponse> DescribeExecutionAsync(
            DescribeExecutionRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new DescribeExecutionResponse { ExecutionArn = "arn", StartDate = Start, Status = MachineStatus.RUNNING });

        public override Task<GetExecutionHistoryResponse> GetExecutionHistoryAsync(
            GetExecutionHistoryRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GetExecutionHistoryResponse
            {
                Events =
                [
                    Event(1, "TaskStateEntered", entered: new() { Name = "Manager approval" }),
                    Event(2, "TaskScheduled", scheduled: new() { Resource = "sendMessage.waitForTaskToken" }),
                    Event(3, last),
                ],
            });

        private static HistoryEvent Event(
            long id, string type, StateEnteredEventDetails? entered = null, TaskScheduledEventDetails? scheduled = null) => new()
            {
                Id = id,
                PreviousEventId = id - 1,
                Timestamp = Start,
                Type = HistoryEventType.FindValue(type),
                StateEnteredEventDetails = entered,
                TaskScheduledEventDetails = scheduled,
            };
    }
}
