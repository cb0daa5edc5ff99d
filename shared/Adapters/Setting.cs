using Comparison.Domain;

namespace Comparison.Adapters;

/// <summary>The names of the functions' environment variables. Stacks and Terraform set the same ones.</summary>
public static class Setting
{
    /// <summary><c>durable</c> or <c>stepfunctions</c>: which engine the HTTP API speaks to.</summary>
    public const string Engine = "WORKFLOW_ENGINE";

    public const string ApprovalQueueUrl = "APPROVAL_QUEUE_URL";

    public const string ArticlesTable = "ARTICLES_TABLE";

    /// <summary>What people's deadlines are multiplied by: above 0, at most 1.</summary>
    public const string DeadlineScale = "DEADLINE_SCALE";

    public const string DecisionsTable = "DECISIONS_TABLE";

    /// <summary>The function that checks applications for fraud: an ARN.</summary>
    public const string FraudCheckArn = "FRAUD_CHECK_ARN";

    public const string FraudQueueUrl = "FRAUD_QUEUE_URL";

    public const string LedgerTable = "LEDGER_TABLE";

    /// <summary><c>tag</c>: durable functions print the lines of replayed code too, marked. Absent: they are silent.</summary>
    public const string LogReplay = "LOG_REPLAY";

    public const string NotificationQueueUrl = "NOTIFICATION_QUEUE_URL";

    public const string OrderQueueUrl = "ORDER_QUEUE_URL";

    /// <summary>How long a payment takes to settle, in whole seconds, at least 1.</summary>
    public const string SettleSeconds = "SETTLE_SECONDS";

    /// <summary>The durable function's alias, or the state machine, that runs the workflow: an ARN.</summary>
    public static string TargetOf(WorkflowName workflow) => $"{workflow.ToText().ToUpperInvariant()}_WORKFLOW_ARN";
}
