using Amazon.DynamoDBv2;
using Amazon.Lambda;
using Amazon.SQS;
using Amazon.StepFunctions;
using Comparison.Adapters.Approvals;
using Comparison.Adapters.Callbacks;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Adapters.Loans;
using Comparison.Adapters.Logging;
using Comparison.Adapters.Moderation;
using Comparison.Adapters.Orders;
using Comparison.Adapters.Settings;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;

namespace Comparison.Adapters;

/// <summary>Makes the domain's ports on AWS, from a function's environment.</summary>
/// <remarks>One for each cold start. A setting that a port needs and that is not there fails when the port is made.</remarks>
public sealed class AwsAdapters(FunctionEnvironment environment)
{
    private readonly Lazy<IAmazonDynamoDB> _dynamoDb = new(() => environment.Make(
        new AmazonDynamoDBConfig(), config => new AmazonDynamoDBClient(config), (key, config) => new AmazonDynamoDBClient(key, config)));

    private readonly Lazy<IAmazonLambda> _lambda = new(() => environment.Make(
        new AmazonLambdaConfig(), config => new AmazonLambdaClient(config), (key, config) => new AmazonLambdaClient(key, config)));

    private readonly Lazy<IAmazonSQS> _sqs = new(() => environment.Make(
        new AmazonSQSConfig(), config => new AmazonSQSClient(config), (key, config) => new AmazonSQSClient(key, config)));

    private readonly Lazy<IAmazonStepFunctions> _stepFunctions = new(() => environment.Make(
        new AmazonStepFunctionsConfig(),
        config => new AmazonStepFunctionsClient(config),
        (key, config) => new AmazonStepFunctionsClient(key, config)));

    /// <summary>The client itself, for drivers that look at rows as they are.</summary>
    public IAmazonDynamoDB DynamoDb => _dynamoDb.Value;

    /// <summary>The client itself, for whoever reads a durable execution's history.</summary>
    public IAmazonLambda Lambda => _lambda.Value;

    /// <summary>The client itself, for whoever reads a state machine's history.</summary>
    public IAmazonStepFunctions StepFunctions => _stepFunctions.Value;

    public ApprovalQueue ApprovalQueue() => new(_sqs.Value, environment.Require(Setting.ApprovalQueueUrl));

    public ArticleTable Articles() => new(_dynamoDb.Value, environment.Require(Setting.ArticlesTable));

    public CallbackSender CallbackSender() => new(_lambda, _stepFunctions);

    public Carrier Carrier() => new(environment.Time);

    public Deadlines Deadlines() => new(environment.RequireFraction(Setting.DeadlineScale));

    public DecisionDesk DecisionDesk() => new(_dynamoDb.Value, environment.Require(Setting.DecisionsTable), CallbackSender(), Metrics(), environment.Time);

    public Disbursements Disbursements() => new(_dynamoDb.Value, environment.Require(Setting.LedgerTable));

    public FraudChecks FraudChecks() => new(_lambda.Value, environment.Require(Setting.FraudCheckArn));

    public FraudQueue FraudQueue() => new(_sqs.Value, environment.Require(Setting.FraudQueueUrl));

    public EmbeddedMetrics Metrics() => new(environment);

    public NotificationQueue Notifications() => new(_sqs.Value, environment.Require(Setting.NotificationQueueUrl));

    public OrderQueue OrderQueue() => new(_sqs.Value, environment.Require(Setting.OrderQueueUrl));

    public OrderSettings OrderSettings() => new(
        environment.RequireSeconds(Setting.SettleSeconds, TimeSpan.FromSeconds(1), OrderPolicy.MaxSettle));

    public Payments Payments() => new(_dynamoDb.Value, environment.Require(Setting.LedgerTable));

    /// <summary>The engine that this stack runs workflows on.</summary>
    public IWorkflowEngine Engine()
    {
        var targets = WorkflowNames.All.ToDictionary(workflow => workflow, workflow => environment.Require(Setting.TargetOf(workflow)));
        return environment.Require(Setting.Engine) switch
        {
            "durable" => new DurableEngine(_lambda.Value, targets),
            "stepfunctions" => new StepFunctionsEngine(_stepFunctions.Value, targets),
            var other => throw new InvalidOperationException($"{Setting.Engine} is '{other}'; it must be durable or stepfunctions."),
        };
    }
}
