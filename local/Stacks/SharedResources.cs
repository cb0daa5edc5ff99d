using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;

namespace Comparison.Local.Stacks;

/// <summary>What both variants deploy before their workflows: tables and queues.</summary>
internal sealed record SharedResources
{
    // A consumer's batch must be done before its messages come again: six times the function's timeout, as AWS recommends.
    private const int VisibilitySeconds = 180;
    private const int MaxReceives = 3;
    private const int MaxBytes = 262_144; // what Terraform's provider asks for where nobody says; SQS itself takes four times that
    private const int TwoWeeks = 14 * 24 * 3600; // the longest that SQS keeps a message: somebody has to look

    public string DecisionsTable => SharedTables.Decisions;

    public string LedgerTable => SharedTables.Ledger;

    public string ArticlesTable => SharedTables.Articles;

    public required Queue Approvals { get; init; }

    public required Queue Orders { get; init; }

    public required Queue FraudChecks { get; init; }

    public required Queue Notifications { get; init; }

    /// <summary>The ARN of the dead-letter queue of what Lambda accepted and gives up.</summary>
    public required string DeadEvents { get; init; }

    public static async Task<SharedResources> DeployAsync(
        AccountContext context, StackServices services, StackOptions options, CancellationToken cancellationToken)
    {
        await SharedTables.DeployAsync(services, cancellationToken);

        Task<Queue> Queue(string name, TimeSpan delay) => QueueAsync(context, services, $"comparison-{name}", delay, cancellationToken);
        return new()
        {
            Approvals = await Queue("approvals", options.QueueDelay),
            Orders = await Queue("orders", TimeSpan.Zero),
            FraudChecks = await Queue("fraud-checks", options.FraudDelay),
            Notifications = await Queue("notifications", TimeSpan.Zero),
            DeadEvents = await DeadLettersAsync(context, services, "comparison-events-dead", cancellationToken),
        };
    }

    private static async Task<Queue> QueueAsync(
        AccountContext context, StackServices services, string name, TimeSpan delay, CancellationToken cancellationToken)
    {
        var deadLetters = await DeadLettersAsync(context, services, $"{name}-dead", cancellationToken);
        var redrive = new JsonObject { ["deadLetterTargetArn"] = deadLetters, ["maxReceiveCount"] = MaxReceives };
        var attributes = Common();
        attributes["DelaySeconds"] = Text((int)delay.TotalSeconds);
        attributes["VisibilityTimeout"] = Text(VisibilitySeconds);
        attributes["RedrivePolicy"] = redrive.ToJsonString();
        var url = await services.CreateQueueAsync(name, attributes, cancellationToken);
        return new(url, context.Arn("sqs", name));
    }

    private static async Task<string> DeadLettersAsync(
        AccountContext context, StackServices services, string name, CancellationToken cancellationToken)
    {
        await services.CreateQueueAsync(name, Common(), cancellationToken);
        return context.Arn("sqs", name);
    }

    private static JsonObject Common() => new() { ["MaximumMessageSize"] = Text(MaxBytes), ["MessageRetentionPeriod"] = Text(TwoWeeks) };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A queue with its dead-letter queue behind it.</summary>
    internal sealed record Queue(string Url, string Arn);
}
