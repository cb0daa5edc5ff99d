using System.Text;
using Amazon.Lambda;
using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.Model;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Runtime;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.InProcess;
using Comparison.Local.DurableExecutions.Executions;
using Microsoft.AspNetCore.Http;

namespace Comparison.Micro.Durable;

/// <summary>A local cloud with one durable function, called by the SDK's client over HTTP, with history and meter, in real time.</summary>
internal sealed class DurableLab : IAsyncDisposable
{
    private const string Function = "lab";
    private const int WarmUp = 3_000;
    private const int Counted = 100;

    private readonly LocalCloud _cloud;
    private readonly Account _account;
    private readonly LambdaEngine _lambda;
    private readonly AmazonLambdaClient _client;

    private DurableLab(LocalCloud cloud, Func<IDurableContext, Task<int>> workflow)
    {
        _cloud = cloud;
        _account = cloud.AddAccount();
        _lambda = new(_account.Context);
        _account.Add(_lambda);
        _client = new(
            new BasicAWSCredentials(_account.Context.Id, "local"),
            new AmazonLambdaConfig { ServiceURL = cloud.Endpoint.ToString(), AuthenticationRegion = _account.Context.Region });
        Func<DurableExecutionInvocationInput, ILambdaContext, Task<DurableExecutionInvocationOutput>> handler = (input, context) =>
            DurableFunction.WrapAsync<int, int>((_, durable) => workflow(durable), input, context, _client);
        _lambda.Register(new(Function, InProcessRuntime.Create(new DefaultLambdaJsonSerializer(), () => handler))
        {
            Timeout = TimeSpan.FromMinutes(1),
            Durable = new(ExecutionTimeout: 900),
        });
    }

    public static async Task<DurableLab> OpenAsync(Func<IDurableContext, Task<int>> workflow) =>
        new(await LocalCloud.StartAsync(), workflow);

    /// <summary>Runs an execution to its end; the caller waits for it.</summary>
    public async Task<string> RunAsync()
    {
        var answer = await _client.InvokeAsync(Request(InvocationType.RequestResponse));
        return Encoding.UTF8.GetString(answer.Payload.ToArray());
    }

    /// <summary>Starts an execution.</summary>
    /// <returns>Its ARN.</returns>
    public async Task<string> BeginAsync() => (await _client.InvokeAsync(Request(InvocationType.Event))).DurableExecutionArn;

    /// <summary>Answers one callback.</summary>
    public async Task AnswerAsync(string callbackId)
    {
        using var result = new MemoryStream("1"u8.ToArray());
        await _client.SendDurableExecutionCallbackSuccessAsync(new() { CallbackId = callbackId, Result = result });
    }

    public IReadOnlyList<IssuedCallback> OpenCallbacks(string arn) => _lambda.Durable.OpenCallbacks(arn);

    /// <summary>Completes when every execution has ended, or waits for somebody.</summary>
    public Task UntilIdleAsync() => _account.Context.Workload.WhenIdleAsync();

    /// <summary>The HTTP calls that one execution makes, its start among them: rounded from the average of many.</summary>
    /// <remarks>
    /// The first ones make up to nine where later ones make six: while code is still being compiled, the start of a step leaves before
    /// its end can join it. So they are not counted.
    /// </remarks>
    public async Task<int> CountCallsAsync()
    {
        for (var i = 0; i < WarmUp; i++)
            await RunAsync();
        var calls = 0;
        using (_account.Context.Interceptors.Add<AccountRequest, HttpResponse>((_, next) =>
        {
            Interlocked.Increment(ref calls);
            return next();
        }))
            for (var i = 0; i < Counted; i++)
                await RunAsync();
        return (int)Math.Round((double)calls / Counted);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _cloud.DisposeAsync();
    }

    private static InvokeRequest Request(InvocationType type) =>
        new() { FunctionName = Function, Qualifier = "$LATEST", InvocationType = type, Payload = "0" };
}
