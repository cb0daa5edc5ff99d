namespace Comparison.Scenarios.Drawing;

/// <summary>The calls, messages and functions that can break, by what they are for; each means the same in both variants.</summary>
internal static class FuzzTargets
{
    public const string Ask = "ask";
    public const string Desk = "desk";
    public const string Expire = "expire";
    public const string Reread = "reread";
    public const string Ledger = "ledger";
    public const string Refund = "refund";
    public const string Article = "article";
    public const string Notice = "notice";
    public const string FraudAsk = "fraud-ask";

    /// <summary>The callback's answer, which is another call in each variant.</summary>
    public const string Answer = "answer";

    /// <summary>The whole table of decisions.</summary>
    public const string Decisions = "decisions";

    /// <summary>The messages by which somebody is asked.</summary>
    public const string Messages = "messages";

    public const string FraudMessages = "fraud-messages";

    private static readonly Dictionary<string, string[]> Names = new()
    {
        [Ask] = ["SQS.SendMessage comparison-approvals", "SQS.SendMessage comparison-orders"],
        [Desk] = ["DynamoDB.PutItem comparison-decisions"],
        [Expire] = ["DynamoDB.UpdateItem comparison-decisions"],
        [Reread] = ["DynamoDB.GetItem comparison-decisions"],
        [Ledger] = ["DynamoDB.PutItem comparison-ledger"],
        [Refund] = ["DynamoDB.UpdateItem comparison-ledger"],
        [Article] = ["DynamoDB.PutItem comparison-articles"],
        [Notice] = ["SQS.SendMessage comparison-notifications"],
        [FraudAsk] = ["Lambda.Invoke comparison-fraud-check"],
        [Answer] = ["Lambda.SendDurableExecutionCallbackSuccess", "StepFunctions.SendTaskSuccess"],
        [Decisions] = ["DynamoDB.* comparison-decisions"],
        [Messages] = ["queue comparison-approvals", "queue comparison-orders"],
        [FraudMessages] = ["queue comparison-fraud-checks"],
    };

    private static readonly string[] SharedFunctions = ["approval-consumer", "order-consumer", "fraud-worker", "fraud-check"];

    private static readonly string[] Consumed = [Messages, FraudMessages, Decisions];

    /// <summary>As the local cloud names them; of several only one comes in a run.</summary>
    public static string[] NamesOf(string target) => Names.GetValueOrDefault(target, [$"function comparison-{target}"]);

    /// <summary>What tells the workflow's own call from those of others to the same place.</summary>
    public static string? AboutOf(string target) => target == Expire ? ":expired" : null;

    /// <summary>Whether it is a function that one of the variants runs the workflow with.</summary>
    public static bool IsTask(string target) => !Names.ContainsKey(target) && !SharedFunctions.Contains(target);

    public static bool IsCall(string target) => Names.ContainsKey(target) && !Consumed.Contains(target);
}
