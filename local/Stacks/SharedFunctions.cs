using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Comparison.Adapters.Settings;
using Comparison.Domain;
using Comparison.Domain.Loans;
using Comparison.Functions;
using Comparison.Functions.Approvals;
using Comparison.Functions.Http;
using Comparison.Functions.Loans;
using Comparison.Functions.Orders;

namespace Comparison.Local.Stacks;

/// <summary>What both variants deploy around their workflows: the consumers of their queues and the HTTP API.</summary>
internal static class SharedFunctions
{
    private const int BatchSize = 10;

    /// <summary>Deploys what reads the queues.</summary>
    public static void DeployConsumers(FunctionDeployer deployer, StackServices services, SharedResources resources)
    {
        var serializer = new EventSerializer();
        void Consumer(
            string name, string method, SharedResources.Queue queue, Dictionary<string, string> settings,
            Func<Func<SQSEvent, ILambdaContext, Task<SQSBatchResponse>>> make)
        {
            var (arn, _) = deployer.Deploy($"comparison-{name}", FunctionProgram.Shared, method, settings, serializer, make);
            services.Lambda.Map(services.Sqs, new(queue.Arn, arn) { BatchSize = BatchSize, ReportBatchItemFailures = true });
        }

        Consumer(
            "approval-consumer", "ConsumeApprovals", resources.Approvals, new() { [Setting.DecisionsTable] = resources.DecisionsTable },
            () => new ApprovalConsumer_ConsumeApprovals_Generated().ConsumeApprovals);
        Consumer(
            "order-consumer", "ConsumeOrders", resources.Orders, new() { [Setting.DecisionsTable] = resources.DecisionsTable },
            () => new OrderConsumer_ConsumeOrders_Generated().ConsumeOrders);
        Consumer(
            "fraud-worker", "ConsumeFraudChecks", resources.FraudChecks, new() { [Setting.FraudQueueUrl] = resources.FraudChecks.Url },
            () => new FraudWorker_ConsumeFraudChecks_Generated().ConsumeFraudChecks);
    }

    /// <summary>Deploys the fraud service's door, which the workflows invoke.</summary>
    /// <returns>Its ARN.</returns>
    public static string DeployFraudCheck(FunctionDeployer deployer, SharedResources resources) =>
        deployer.Deploy<FraudRequest, object?>(
            "comparison-fraud-check", FunctionProgram.Shared, "CheckFraud",
            new Dictionary<string, string> { [Setting.FraudQueueUrl] = resources.FraudChecks.Url }, new EventSerializer(), () =>
            {
                var door = new FraudCheckFunction_CheckFraud_Generated();
                return async (request, context) =>
                {
                    await door.CheckFraud(request, context);
                    return null; // a function without a result answers null, as on Lambda
                };
            },
            deadLetters: resources.DeadEvents).Alias;

    /// <summary>Deploys the API's functions and routes.</summary>
    /// <param name="targets">What runs each workflow: an alias or a state machine, by ARN.</param>
    public static Uri DeployApi(
        FunctionDeployer deployer, StackServices services, SharedResources resources, Variant variant,
        IReadOnlyDictionary<WorkflowName, string> targets)
    {
        var settings = Settings(resources, targets);
        var serializer = new EventSerializer();
        var api = services.Apis.Create(variant.ToText());

        void Route(
            string function,
            string method,
            Func<Func<APIGatewayHttpApiV2ProxyRequest, ILambdaContext, Task<APIGatewayHttpApiV2ProxyResponse>>> make,
            params string[] routes)
        {
            var (arn, _) = deployer.Deploy($"comparison-{function}", FunctionProgram.Shared, method, settings, serializer, make);
            foreach (var route in routes)
                api.Map(route, arn);
        }

        Route(
            "start-workflow", "StartWorkflow", () => new StartWorkflowFunction_StartWorkflow_Generated().StartWorkflow,
            "POST /workflows/{workflow}");
        Route("read-workflow", "ReadWorkflow", () => Plain(new ReadWorkflowFunction_ReadWorkflow_Generated().ReadWorkflow),
            "GET /workflows/{workflow}", "GET /workflows/{workflow}/{id}");
        Route(
            "list-decisions", "ListDecisions", () => Plain(new DecisionsFunction_ListDecisions_Generated().ListDecisions),
            "GET /decisions");
        Route("decide", "Decide", () => new DecideFunction_Decide_Generated().Decide, "POST /decisions/{id}");
        return api.Url;
    }

    // The generated class takes the context only where the function does.
    private static Func<APIGatewayHttpApiV2ProxyRequest, ILambdaContext, Task<APIGatewayHttpApiV2ProxyResponse>> Plain(
        Func<APIGatewayHttpApiV2ProxyRequest, Task<APIGatewayHttpApiV2ProxyResponse>> handle) => (request, _) => handle(request);

    public static Dictionary<string, string> Settings(
        SharedResources resources, IReadOnlyDictionary<WorkflowName, string> targets)
    {
        var settings = targets.ToDictionary(target => Setting.TargetOf(target.Key), target => target.Value);
        settings[Setting.DecisionsTable] = resources.DecisionsTable;
        return settings;
    }
}
