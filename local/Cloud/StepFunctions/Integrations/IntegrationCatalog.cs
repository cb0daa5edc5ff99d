using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.StepFunctions.Executions;
using Comparison.Local.Cloud.StepFunctions.Machines;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary>The resources that a Task state can name here.</summary>
internal sealed class IntegrationCatalog
{
    // AWS has no callback for DynamoDB's optimized integration.
    private static readonly HashSet<string> ItemActions = ["getItem", "putItem", "updateItem", "deleteItem"];
    private static readonly HashSet<string> MessageActions = ["sendMessage", "sendMessage.waitForTaskToken"];
    private static readonly HashSet<string> PublishActions = ["publish", "publish.waitForTaskToken"];
    private static readonly HashSet<string> InvokeActions = ["invoke", "invoke.waitForTaskToken"];
    private static readonly HashSet<string> StartActions =
        ["startExecution", "startExecution.sync", "startExecution.sync:2", "startExecution.waitForTaskToken"];

    private readonly FunctionIntegration _functions;
    private readonly Dictionary<string, (Func<TaskResource, bool> Has, IIntegration Integration)> _services;

    public IntegrationCatalog(AccountContext context, Account account, ILambdaInvoker lambda, StateMachineStore machines, ExecutionStore executions)
    {
        var functions = new FunctionCall(context, lambda);
        _functions = new FunctionIntegration(functions);
        _services = new()
        {
            ["lambda"] = (IsAmong(InvokeActions), new LambdaIntegration(context, functions)),
            ["sqs"] = (IsAmong(MessageActions), new OptimizedIntegration(context, account, ServiceNames.Sqs)),
            ["sns"] = (IsAmong(PublishActions), new OptimizedIntegration(context, account, ServiceNames.Sns)),
            ["dynamodb"] = (IsAmong(ItemActions), new OptimizedIntegration(context, account, ServiceNames.DynamoDb)),
            ["states"] = (IsAmong(StartActions), new NestedExecution(context, account, machines, executions)),
            ["aws-sdk:sqs"] = (IsSdkCall, new SdkIntegration(context, account, ServiceNames.Sqs)),
            ["aws-sdk:sns"] = (IsSdkCall, new SdkIntegration(context, account, ServiceNames.Sns)),
            ["aws-sdk:dynamodb"] = (IsSdkCall, new SdkIntegration(context, account, ServiceNames.DynamoDb)),
            ["aws-sdk:sfn"] = (IsStatesCall, new StatesSdkIntegration(context, account)),
        };
    }

    public bool Has(TaskResource resource) =>
        resource.IsFunction
        || resource.IsActivity
        || (_services.TryGetValue(resource.ResourceType, out var service) && service.Has(resource));

    /// <summary>The integration of a resource that <see cref="Has"/> knows and that is no activity.</summary>
    public IIntegration Find(TaskResource resource) => resource.IsFunction ? _functions : _services[resource.ResourceType].Integration;

    private static Func<TaskResource, bool> IsAmong(HashSet<string> actions) => resource => actions.Contains(resource.Resource);

    // Jobs (.sync) exist for optimized integrations only.
    private static bool IsSdkCall(TaskResource resource) => resource.Pattern != TaskPattern.Job;

    // A long poll inside a task would keep the stack busy, and its clock standing, for a minute.
    private static bool IsStatesCall(TaskResource resource) => IsSdkCall(resource) && resource.Action != "getActivityTask";
}
