using Comparison.Adapters;
using Comparison.Adapters.Callbacks;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Adapters.Loans;
using Comparison.Adapters.Settings;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Time;

namespace Comparison.Local.Stacks;

/// <summary>One variant, deployed into the local cloud as an account of its own.</summary>
public sealed class DeployedStack
{
    private readonly Lazy<IWorkflowEngine> _engine;
    private readonly Lazy<DecisionDesk> _desk;
    private readonly Lazy<CallbackSender> _callbacks;
    private readonly Lazy<FraudQueue> _fraudQueue;

    internal DeployedStack(
        Variant variant, Account account, StackServices services, SharedResources resources, Uri apiUrl, FunctionEnvironment environment)
    {
        ArticlesTable = resources.ArticlesTable;
        DecisionsTable = resources.DecisionsTable;
        FraudQueueArn = resources.FraudChecks.Arn;
        LedgerTable = resources.LedgerTable;
        NotificationQueueArn = resources.Notifications.Arn;
        Variant = variant;
        Account = account;
        Services = services;
        ApiUrl = apiUrl;
        var adapters = new AwsAdapters(environment);
        _engine = new(adapters.Engine);
        _desk = new(adapters.DecisionDesk);
        _callbacks = new(adapters.CallbackSender);
        _fraudQueue = new(adapters.FraudQueue);
    }

    public Variant Variant { get; }

    public Account Account { get; }

    /// <summary>The account's services, for drivers and tests that look behind the protocols.</summary>
    public StackServices Services { get; }

    /// <summary>The HTTP API, with a slash at the end.</summary>
    public Uri ApiUrl { get; }

    public string ArticlesTable { get; }

    public string DecisionsTable { get; }

    public string FraudQueueArn { get; }

    public string LedgerTable { get; }

    public string NotificationQueueArn { get; }

    /// <summary>The queues whose messages functions consume; each has a dead-letter queue of its name with <c>-dead</c>.</summary>
    public IReadOnlyList<string> ConsumedQueues { get; } = ["comparison-approvals", "comparison-fraud-checks", "comparison-orders"];

    public IWorkflowEngine Engine => _engine.Value;

    public DecisionDesk Desk => _desk.Value;

    /// <summary>Answers waiting executions, as a service does that they wait for.</summary>
    public CallbackSender Callbacks => _callbacks.Value;

    public FraudQueue FraudQueue => _fraudQueue.Value;

    /// <summary>The stack's clock.</summary>
    /// <exception cref="InvalidOperationException">The stack runs in real time.</exception>
    public VirtualTime Time => Account.Context.Time as VirtualTime ?? throw new InvalidOperationException("The stack runs in real time.");

    public UsageMeter Meter => Account.Context.Meter;

    /// <summary>Deploys a variant, which goes on where its account's data say that it stood.</summary>
    /// <exception cref="ArgumentException">Functions are to run as processes, which know real time only, and time is to be skipped.</exception>
    public static async Task<DeployedStack> DeployAsync(
        LocalCloud cloud, Variant variant, StackOptions options, CancellationToken cancellationToken = default)
    {
        if (options is { Packages: not null, Start: not null })
            throw new ArgumentException("Functions that run as processes know real time only.", nameof(options));
        var stack = await (variant == Variant.Durable
            ? DurableStack.DeployAsync(cloud, options, cancellationToken)
            : StepFunctionsStack.DeployAsync(cloud, options, cancellationToken));
        if (options.Data is not null)
            await stack.Account.RestoreAsync();
        return stack;
    }

    /// <summary>Looks at the stack without being billed for it and out of the reach of faults. Only while the stack is idle.</summary>
    public async Task<T> UnmeteredAsync<T>(Func<Task<T>> look)
    {
        using var untouched = Account.Context.Faults.Pause();
        var before = Meter.Read();
        var seen = await look();
        Meter.RewindTo(before);
        return seen;
    }
}
