using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Record = Amazon.Lambda.DurableExecution.Operation;

namespace Comparison.Packages.Tests.Durable;

/// <summary>One durable execution: the service's side of it, and the invocations of a workflow against it.</summary>
internal sealed class LocalExecution()
    : AmazonLambdaClient(new AnonymousAWSCredentials(), new AmazonLambdaConfig { ServiceURL = "http://127.0.0.1:9" })
{
    public const string Arn = "arn:aws:lambda:eu-central-1:123456789012:function:Fn:$LATEST/durable-execution/order-1/1";

    private readonly Lock _lock = new();
    private readonly List<CheckpointDurableExecutionRequest> _calls = [];

    public Records Records { get; } = new();

    /// <summary>The tokens that checkpoints were authorized with; each is answered with the next.</summary>
    public IReadOnlyList<string> Tokens => [.. _calls.Select(call => call.CheckpointToken)];

    /// <summary>The updates of each checkpoint call.</summary>
    public IReadOnlyList<string[]> Calls => [.. _calls.Select(call => call.Updates.Select(UpdateLine.Write).ToArray())];

    /// <summary>All updates in order, wherever one call ended and the next began.</summary>
    public IReadOnlyList<OperationUpdate> Updates => [.. _calls.SelectMany(call => call.Updates)];

    public IReadOnlyList<string> Lines => [.. Updates.Select(UpdateLine.Write)];

    /// <summary>Set to refuse every checkpoint.</summary>
    public AmazonLambdaException? Refusal { get; set; }

    /// <summary>Set to answer no checkpoint with a token.</summary>
    public bool AnswersWithoutToken { get; set; }

    /// <summary>Set to hold the first checkpoint.</summary>
    public HeldCall? Hold { get; set; }

    public WorkflowLambdaContext LambdaContext { get; } = new();

    /// <summary>Set to have the event carry no more than so many operations.</summary>
    public int InlineOperations { get; set; } = int.MaxValue;

    public Task<DurableExecutionInvocationOutput> InvokeAsync<T>(Func<IDurableContext, Task<T>> workflow) =>
        DurableFunction.WrapAsync<string, T>((_, context) => workflow(context), Event(), LambdaContext, this);

    public Task<DurableExecutionInvocationOutput> InvokeAsync(Func<IDurableContext, Task> workflow) =>
        DurableFunction.WrapAsync<string>((_, context) => workflow(context), Event(), LambdaContext, this);

    public override async Task<CheckpointDurableExecutionResponse> CheckpointDurableExecutionAsync(
        CheckpointDurableExecutionRequest request, CancellationToken cancellationToken = default)
    {
        int number;
        lock (_lock)
        {
            _calls.Add(request);
            number = _calls.Count;
        }

        if (number == 1 && Hold is not null)
            await Hold.ArriveAsync();
        if (Refusal is not null)
            throw Refusal;

        return new()
        {
            CheckpointToken = AnswersWithoutToken ? null : $"token-{number}",
            NewExecutionState = new() { Operations = Records.Apply(request.Updates) },
        };
    }

    public override Task<GetDurableExecutionStateResponse> GetDurableExecutionStateAsync(
        GetDurableExecutionStateRequest request, CancellationToken cancellationToken = default)
    {
        var from = int.Parse(request.Marker, System.Globalization.CultureInfo.InvariantCulture);
        return Task.FromResult(new GetDurableExecutionStateResponse
        {
            Operations = [Records.Visible[from]],
            NextMarker = Marker(from + 1),
        });
    }

    private DurableExecutionInvocationInput Event() => new()
    {
        DurableExecutionArn = Arn,
        CheckpointToken = "token-0",
        InitialExecutionState = new()
        {
            Operations =
            [
                new Record { Id = "execution", Type = "EXECUTION", ExecutionDetails = new() { InputPayload = "\"in\"" } },
                .. Records.Visible.Take(InlineOperations).Select(Records.InEvent),
            ],
            NextMarker = Marker(InlineOperations),
        },
    };

    private string? Marker(int from) => from < Records.Visible.Count ? $"{from}" : null;
}

/// <summary>A call that stays in flight until the test lets it go.</summary>
internal sealed class HeldCall
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Arrived => _arrived.Task;

    public void Release() => _released.SetResult();

    public Task ArriveAsync()
    {
        _arrived.SetResult();
        return _released.Task;
    }
}

/// <summary>Gives each test an execution of its own.</summary>
public abstract class DurableTests : IDisposable
{
    private protected LocalExecution Execution { get; } = new();

    public void Dispose()
    {
        Execution.Dispose();
        GC.SuppressFinalize(this);
    }
}
