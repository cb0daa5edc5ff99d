using Comparison.Local.DurableExecutions;
using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Journal;
using Comparison.Local.DurableExecutions.Operations;
using Comparison.Tests.Shared;

namespace Comparison.DurableExecutions.Tests;

/// <summary>A service with a clock, ids and a host of the test's own.</summary>
internal sealed class ServiceFixture : IDurableHost
{
    private readonly Queue<DurableInvocationRequest> _invocations = new();
    private byte _secrets;
    private int _ids;

    /// <param name="now">When the process began, if it is not the first.</param>
    /// <param name="drawn">How many ids and secrets those before it may have drawn.</param>
    public ServiceFixture(
        InvocationRetryPolicy? retries = null, IExecutionJournal? journal = null, DateTimeOffset? now = null, byte drawn = 0)
    {
        (_secrets, _ids) = (drawn, drawn);
        Time = new(now ?? new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
        var options = new DurableServiceOptions
        {
            NewBytes = count => [.. Enumerable.Repeat(++_secrets, count)],
            NewId = () => $"id-{++_ids}",
            RetryPolicy = retries ?? InvocationRetries.LikeAws,
        };
        Service = new(this, Time, options, journal);
    }

    public ManualTime Time { get; }

    public DurableService Service { get; }

    public Queue<ChainedInvocation> Chained { get; } = new();

    public List<IssuedCallback> Callbacks { get; } = [];

    public int Operations { get; private set; }

    public long Bytes { get; private set; }

    public bool IsInvoked => _invocations.Count > 0;

    public ExecutionDescription Start(string? name = "one", string input = "{}", int timeoutSeconds = 3600, string version = "1") =>
        Service.Start(new("approvals", "arn:aws:lambda:us-east-1:123456789012:function:approvals", "live", version, input)
        {
            Name = name,
            ExecutionTimeout = TimeSpan.FromSeconds(timeoutSeconds),
            MaxResultBytes = 6_291_456,
        });

    /// <summary>Starts an execution and takes its first invocation.</summary>
    public SdkInvocation Begin(string input = "{}", int timeoutSeconds = 3600)
    {
        Start(input: input, timeoutSeconds: timeoutSeconds);
        return Next();
    }

    public SdkInvocation Next() => new(Service, _invocations.Dequeue());

    /// <summary>The invocation that began last; those before are left as they are.</summary>
    public SdkInvocation Last()
    {
        while (_invocations.Count > 1)
            _invocations.Dequeue();
        return Next();
    }

    public void Wait(int seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    public string[] History(string arn) => [.. Service.History(arn).Items.Select(happened => happened.ToString())];

    public void Invoke(DurableInvocationRequest invocation) => _invocations.Enqueue(invocation);

    public ChainedTarget FindTarget(string functionName, string? payload) => functionName switch
    {
        "durable:1" => new("1")
        {
            Execution = new("durable", "arn:aws:lambda:us-east-1:123456789012:function:durable", "1", "1", payload ?? "{}")
            {
                ExecutionTimeout = TimeSpan.FromMinutes(1),
                MaxResultBytes = 1_048_576,
            },
        },
        "plain" => new("$LATEST"),
        _ => new("$LATEST") { Refusal = new() { ErrorType = "ResourceNotFoundException" } },
    };

    public void InvokeChained(ChainedInvocation invocation) => Chained.Enqueue(invocation);

    public void CallbackIssued(IssuedCallback callback) => Callbacks.Add(callback);

    public void Metered(string executionArn, DurableUsage usage)
    {
        Operations += usage.Operations;
        Bytes += usage.Bytes;
    }
}
