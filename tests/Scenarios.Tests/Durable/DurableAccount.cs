using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Runtime;
using Amazon.SQS;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.InProcess;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.Time;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.Scenarios.Tests.Durable;

/// <summary>An account with one durable function in it, whose steps send messages: a workflow of a test, and its driver.</summary>
internal sealed class DurableAccount : IDisposable
{
    private readonly AmazonLambdaClient _lambdaClient;
    private readonly AmazonSQSClient _sqsClient;
    private readonly SqsService _sqs;

    private DurableAccount(Account account)
    {
        (Account, Lambda, _sqs) = (account, new(account.Context), new(account.Context));
        account.Add(Lambda);
        account.Add(_sqs);
        var key = new BasicAWSCredentials(account.Context.Id, "local");
        var (endpoint, region) = (account.Context.Endpoint.ToString(), account.Context.Region);
        _lambdaClient = new(key, new AmazonLambdaConfig { ServiceURL = endpoint, AuthenticationRegion = region, MaxErrorRetry = 0 });
        _sqsClient = new(key, new AmazonSQSConfig { ServiceURL = endpoint, AuthenticationRegion = region, MaxErrorRetry = 0 });
    }

    public Account Account { get; }

    public LambdaEngine Lambda { get; }

    public VirtualTime Time => (VirtualTime)Account.Context.Time;

    private string QueueUrl => new Uri(Account.Context.Endpoint, $"{Account.Context.Id}/effects").ToString();

    public static async Task<DurableAccount> OpenAsync(Func<IDurableContext, DurableAccount, Task<string>> workflow)
    {
        var cloud = await TestCloud.StartAsync();
        var opened = new DurableAccount(cloud.AddAccount(time: workload => new VirtualTime(TestCloud.Tomorrow, workload)));
        await opened._sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = "effects" }, default);
        opened.Lambda.Register(new("workflow", opened.Runtime(workflow))
        {
            // Lambda's longest, in real time: on a machine that stands still for a minute an invocation would be killed, and its step repeated.
            Timeout = TimeSpan.FromMinutes(15),
            Durable = new(ExecutionTimeout: 86_400),
        });
        return opened;
    }

    /// <summary>The side effect of a step: a message with its name.</summary>
    public Task SendAsync(string name, CancellationToken cancellationToken = default) =>
        _sqsClient.SendMessageAsync(new() { QueueUrl = QueueUrl, MessageBody = name }, cancellationToken);

    public async Task<int> CountMessagesAsync()
    {
        var answer = await _sqs.InvokeAsync(
            "GetQueueAttributes", new() { [nameof(QueueUrl)] = QueueUrl, ["AttributeNames"] = new JsonArray("All") }, default);
        return int.Parse(answer["Attributes"]!["ApproximateNumberOfMessages"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Starts the workflow, answers <c>"yes"</c> to every callback, and skips time until the end.</summary>
    public async Task<ExecutionDescription> RunAsync()
    {
        var call = new InvokeCall("workflow", "{}"u8.ToArray()) { Qualifier = "$LATEST", Kind = InvocationKind.Event };
        var arn = (await Lambda.InvokeAsync(call, default)).DurableExecutionArn!;
        while (true)
        {
            var open = false;
            var reached = await Time.SkipUntilAsync(() =>
            {
                open = Lambda.Durable.OpenCallbacks(arn).Count > 0;
                return Task.FromResult(open || Lambda.Durable.Describe(arn).EndTimestamp is not null);
            });
            Assert.True(reached, "The execution waits for something that nothing will bring about.");
            if (!open)
                return Lambda.Durable.Describe(arn);
            foreach (var callback in Lambda.Durable.OpenCallbacks(arn))
                Lambda.Durable.SucceedCallback(callback.CallbackId, "\"yes\"");
        }
    }

    public void Dispose()
    {
        _lambdaClient.Dispose();
        _sqsClient.Dispose();
    }

    private InProcessRuntime Runtime(Func<IDurableContext, DurableAccount, Task<string>> workflow) =>
        InProcessRuntime.Create<DurableExecutionInvocationInput, DurableExecutionInvocationOutput>(
            new DefaultLambdaJsonSerializer(),
            () => (input, context) => DurableFunction.WrapAsync<JsonElement, string>(
                (_, durable) => workflow(durable, this), input, context, _lambdaClient));
}
