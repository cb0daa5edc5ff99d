using Amazon.Lambda;
using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.InProcess;
using Comparison.Local.Cloud.StepFunctions;

namespace Comparison.Micro.Twins;

/// <summary>One durable function and one state machine in an account of the local cloud, called by the SDK's clients over HTTP.</summary>
internal sealed class TwinLab : IAsyncDisposable
{
    private const string Name = "lab";

    private readonly LocalCloud _cloud;
    private readonly Account _account;
    private readonly AmazonStepFunctionsClient _stepFunctions;
    private readonly AmazonLambdaClient _lambda;
    private string _machineArn = "";

    private TwinLab(LocalCloud cloud, Func<string, IDurableContext, Task<string>> workflow)
    {
        _cloud = cloud;
        _account = cloud.AddAccount();
        var lambda = new LambdaEngine(_account.Context);
        _account.Add(lambda);
        _account.Add(new StateMachineService(_account.Context, _account, lambda));
        var key = new BasicAWSCredentials(_account.Context.Id, "local");
        _lambda = new(key, new AmazonLambdaConfig { ServiceURL = cloud.Endpoint.ToString(), AuthenticationRegion = _account.Context.Region });
        _stepFunctions = new(
            key, new AmazonStepFunctionsConfig { ServiceURL = cloud.Endpoint.ToString(), AuthenticationRegion = _account.Context.Region });
        Func<DurableExecutionInvocationInput, ILambdaContext, Task<DurableExecutionInvocationOutput>> handler = (input, context) =>
            DurableFunction.WrapAsync(workflow, input, context, _lambda);
        lambda.Register(new(Name, InProcessRuntime.Create(new DefaultLambdaJsonSerializer(), () => handler))
        {
            Timeout = TimeSpan.FromMinutes(1),
            Durable = new(ExecutionTimeout: 900),
        });
    }

    public static async Task<TwinLab> OpenAsync(Func<string, IDurableContext, Task<string>> workflow, string definition)
    {
        var lab = new TwinLab(await LocalCloud.StartAsync(), workflow);
        var made = await lab._stepFunctions.CreateStateMachineAsync(
            new() { Name = Name, Definition = definition, RoleArn = $"arn:aws:iam::{lab._account.Context.Id}:role/{Name}" });
        lab._machineArn = made.StateMachineArn;
        return lab;
    }

    /// <summary>Runs the durable function to its end.</summary>
    /// <returns>Its ARN.</returns>
    public async Task<string> RunFunctionAsync(string input)
    {
        var answer = await _lambda.InvokeAsync(
            new() { FunctionName = Name, Qualifier = "$LATEST", InvocationType = InvocationType.Event, Payload = input });
        await _account.Context.Workload.WhenIdleAsync();
        return answer.DurableExecutionArn;
    }

    /// <summary>Runs the state machine to its end.</summary>
    /// <returns>The execution's ARN.</returns>
    public async Task<string> RunMachineAsync(string input)
    {
        var answer = await _stepFunctions.StartExecutionAsync(new() { StateMachineArn = _machineArn, Input = input });
        await _account.Context.Workload.WhenIdleAsync();
        return answer.ExecutionArn;
    }

    /// <summary>One call of Lambda's protocol, which is REST with JSON.</summary>
    public Task ReadFunctionAsync(string arn) => _lambda.GetDurableExecutionAsync(new() { DurableExecutionArn = arn });

    /// <summary>One call of Step Functions' protocol, which is AWS JSON 1.0.</summary>
    public Task ReadMachineAsync(string arn) => _stepFunctions.DescribeExecutionAsync(new() { ExecutionArn = arn });

    public async ValueTask DisposeAsync()
    {
        _lambda.Dispose();
        _stepFunctions.Dispose();
        await _cloud.DisposeAsync();
    }
}
