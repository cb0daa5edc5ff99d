using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.Cloud.Time;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>What becomes of a task whose service breaks down, or is overtaken by an answer or by the execution's end.</summary>
public sealed class TaskRunTests
{
    private readonly SlowService _service = new();
    private readonly AccountContext _context;

    public TaskRunTests()
    {
        var workload = new WorkTracker();
        var time = new VirtualTime(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), workload);
        _context = new("000000000001", new Uri("http://127.0.0.1"), time, workload, new UsageMeter(), new Ids(seed: 1));
    }

    [Fact]
    public async Task Integration_HasADefect_FailsTheTaskWithAnErrorThatNobodyCatches()
    {
        var (_, ending) = Begin("sqs:sendMessage");

        _service.Call.SetException(new InvalidOperationException("a defect"));

        var failed = Assert.IsType<TaskOutcome.Failed>(await ending);
        Assert.Equal("States.Runtime", failed.Error);
        Assert.Contains("a defect", failed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_TwiceBeforeTheServiceReturns_IsTheFirst()
    {
        var (task, ending) = Begin("sqs:sendMessage.waitForTaskToken");

        var isFirstTaken = await task.TryAnswerAsync(new TaskOutcome.Succeeded(1), TestContext.Current.CancellationToken);
        var isSecondTaken = await task.TryAnswerAsync(new TaskOutcome.Succeeded(2), TestContext.Current.CancellationToken);
        _service.Call.SetResult(null);

        Assert.Equal((true, false), (isFirstTaken, isSecondTaken));
        Assert.Equal("1", Assert.IsType<TaskOutcome.Succeeded>(await ending).Output?.ToJsonString());
    }

    // Here nobody keeps a record, so that the acknowledgement never comes.
    [Fact]
    public async Task Answer_ToATaskThatWaits_IsNotAcknowledgedBeforeItIsOnRecord()
    {
        using var patience = new CancellationTokenSource();
        var (task, ending) = Begin("sqs:sendMessage.waitForTaskToken");
        _service.Call.SetResult(null);
        while (!task.IsWaiting)
            await Task.Yield();

        var answering = task.TryAnswerAsync(new TaskOutcome.Succeeded(1), patience.Token);
        await ending;

        Assert.False(answering.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
    }

    [Fact]
    public async Task Job_StartedByATaskThatHasEnded_IsAbandoned()
    {
        using var stopping = new CancellationTokenSource();
        var (_, ending) = Begin("states:startExecution.sync", stopping.Token);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ending);

        _service.Call.SetResult(null);

        await _service.Waited.Task;
        Assert.True(_service.IsAbandoned);
    }

    private (TaskRun Task, Task<TaskOutcome> Ending) Begin(string resource, CancellationToken cancellationToken = default)
    {
        var attempt = new TaskAttempt("Ask", TaskResource.TryParse($"arn:aws:states:::{resource}")!, null, "token", null, null);
        var task = new TaskRun(_context, "execution", attempt, new Unwritten());
        _context.Workload.Enter(); // the flow that waits for the task
        return (task, task.RunAsync(_service, cancellationToken));
    }

    private sealed class SlowService : IJobIntegration
    {
        public TaskCompletionSource<JsonNode?> Call { get; } = new();

        public TaskCompletionSource Waited { get; } = new();

        public bool IsAbandoned { get; private set; }

        public Task<JsonNode?> CallAsync(TaskAttempt attempt, CancellationToken cancellationToken) => Call.Task;

        public Task<JsonNode?> WaitAsync(TaskAttempt attempt, JsonNode? started)
        {
            Waited.SetResult();
            return new TaskCompletionSource<JsonNode?>().Task;
        }

        public void Abandon(JsonNode? started, string executionArn) => IsAbandoned = true;
    }

    private sealed class Unwritten : ITaskProgress
    {
        public void Started(string? workerName = null)
        {
        }

        public void Submitted(JsonNode? output)
        {
        }
    }
}
