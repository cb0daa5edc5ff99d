using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Runtime;
using Amazon.SQS;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.InProcess;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.Time;

namespace Comparison.Scenarios.Tests.Time;

/// <summary>A stack whose durable function asks by a delayed message, and whose person answers 5 ms of real time after it came.</summary>
internal sealed class AskingLane : IDisposable
{
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Deadline = TimeSpan.FromHours(24);
    private static readonly TimeSpan Reaction = TimeSpan.FromMilliseconds(5);

    private readonly AccountContext _context;
    private readonly LambdaEngine _lambda;
    private readonly AmazonLambdaClient _lambdaClient;
    private readonly AmazonSQSClient _sqsClient;
    private string _function = "";
    private string _queueUrl = "";
    private int _runs;

    private AskingLane(Account account)
    {
        _context = account.Context;
        var credentials = new BasicAWSCredentials(_context.Id, "local");
        _lambdaClient = new(credentials, new AmazonLambdaConfig { ServiceURL = _context.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        _sqsClient = new(credentials, new AmazonSQSConfig { ServiceURL = _context.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        _lambda = new(_context);
        account.Add(_lambda);
        var sqs = new SqsService(_context);
        account.Add(sqs);
        Sqs = sqs;
    }

    private SqsService Sqs { get; }

    public static async Task<AskingLane> OpenAsync()
    {
        var cloud = await TestCloud.StartAsync();
        var lane = new AskingLane(cloud.AddAccount(time: workload => new VirtualTime(TestCloud.Tomorrow, workload)));
        lane._queueUrl = (await lane._sqsClient.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest("questions")
        {
            Attributes = new() { ["DelaySeconds"] = "60" },
        })).QueueUrl;
        lane.Sqs.Attach(lane._context.Arn("sqs", "questions"), new(10), lane.AskPersonAsync);
        var function = lane._lambda.Register(new FunctionDefinition("ask", InProcessRuntime.Create<DurableExecutionInvocationInput, DurableExecutionInvocationOutput>(
            new DefaultLambdaJsonSerializer(),
            () => (input, context) =>
                DurableFunction.WrapAsync<string, string>(lane.AskAsync, input, context, lane._lambdaClient)))
        {
            Timeout = TimeSpan.FromMinutes(5),
            Durable = new(ExecutionTimeout: 2 * 24 * 3600),
        });
        function.Publish("live");
        lane._function = $"{function.Arn}:live";
        return lane;
    }

    public async Task<(Local.DurableExecutions.Executions.DurableExecutionStatus Status, string? Result, TimeSpan Skipped)> RunAsync()
    {
        var time = (VirtualTime)_context.Time;
        var before = time.Skipped;
        var started = await _lambdaClient.InvokeAsync(new()
        {
            FunctionName = _function,
            InvocationType = InvocationType.Event,
            DurableExecutionName = $"run-{_runs++}",
            Payload = "\"?\"",
        });

        var arn = started.DurableExecutionArn;
        await time.SkipUntilAsync(() => Task.FromResult(_lambda.Durable.Describe(arn).Status != Local.DurableExecutions.Executions.DurableExecutionStatus.Running));
        var ended = _lambda.Durable.Describe(arn);
        return (ended.Status, ended.Result, time.Skipped - before);
    }

    public void Dispose()
    {
        _lambdaClient.Dispose();
        _sqsClient.Dispose();
    }

    private async Task<string> AskAsync(string question, IDurableContext context)
    {
        try
        {
            return await context.WaitForCallbackAsync<string>(
                (callbackId, _, ct) => _sqsClient.SendMessageAsync(_queueUrl, callbackId, ct),
                name: "answer",
                config: new() { Timeout = Deadline });
        }
        catch (Amazon.Lambda.DurableExecution.CallbackTimeoutException)
        {
            return "expired";
        }
    }

    private Task<IReadOnlySet<string>> AskPersonAsync(IReadOnlyList<SqsDelivery> messages)
    {
        foreach (var message in messages)
            _ = AnswerAsync(message.Body, _context.Workload.Begin());
        return Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
    }

    // The hold is the person's: an answer that is on its way is work, and its deadline must not be jumped over.
    private async Task AnswerAsync(string callbackId, IDisposable hold)
    {
        using (hold)
        {
            await Task.Delay(Reaction);
            using var yes = new MemoryStream("\"yes\""u8.ToArray());
            await _lambdaClient.SendDurableExecutionCallbackSuccessAsync(new() { CallbackId = callbackId, Result = yes });
        }
    }
}

/// <summary>Keeps every core of the machine busy, so that whatever can be late is late.</summary>
internal sealed class BusyCores : IDisposable
{
    private readonly CancellationTokenSource _done = new();
    private readonly List<Thread> _threads = [];

    public BusyCores()
    {
        for (var core = 0; core < Environment.ProcessorCount; core++)
        {
            var thread = new Thread(Spin) { IsBackground = true };
            thread.Start();
            _threads.Add(thread);
        }
    }

    public void Dispose()
    {
        _done.Cancel();
        _threads.ForEach(thread => thread.Join());
        _done.Dispose();
    }

    private void Spin()
    {
        while (!_done.IsCancellationRequested)
            Thread.SpinWait(1000);
    }
}
