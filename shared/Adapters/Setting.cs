using Comparison.Domain;

namespace Comparison.Adapters;

/// <summary>The names of the functions' environment variables. Stacks and Terraform set the same ones.</summary>
public static class Setting
{
    /// <summary><c>durable</c> or <c>stepfunctions</c>: which engine the HTTP API speaks to.</summary>
    public const string Engine = "WORKFLOW_ENGINE";

    public const string ApprovalQueueUrl = "APPROVAL_QUEUE_URL";

    public const string DecisionsTable = "DECISIONS_TABLE";

    /// <summary>The durable function's alias, or the state machine, that runs the workflow: an ARN.</summary>
    public static string TargetOf(WorkflowName workflow) => $"{workflow.ToText().ToUpperInvariant()}_WORKFLOW_ARN";
}
