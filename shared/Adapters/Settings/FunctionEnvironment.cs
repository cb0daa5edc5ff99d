using System.Globalization;
using System.Text;
using Comparison.Domain;

namespace Comparison.Adapters.Settings;

/// <summary>Where a function reads its settings and the time.</summary>
/// <remarks>
/// On Lambda these are the process's environment variables and the machine's clock; in the local cloud those of the function
/// that is being made, with its stack's clock. Read it in <c>ConfigureServices</c> only: afterwards it may be another's.
/// </remarks>
/// <param name="write">Takes a line for the function's standard output, which on Lambda is its log.</param>
public sealed class FunctionEnvironment(Func<string, string?> find, TimeProvider time, Action<string> write)
{
    private static readonly AsyncLocal<FunctionEnvironment?> Entered = new();

    private static readonly FunctionEnvironment Process = new(Environment.GetEnvironmentVariable, TimeProvider.System, WriteToOutput);

    public static FunctionEnvironment Current => Entered.Value ?? Process;

    public TimeProvider Time { get; } = time;

    /// <summary>Makes this the current environment of the calling flow until the result is disposed.</summary>
    public IDisposable Enter()
    {
        var before = Entered.Value;
        Entered.Value = this;
        return new Scope(before);
    }

    public void Write(string line) => write(line);

    public string? Find(string name) => find(name) is { Length: > 0 } value ? value : null;

    /// <exception cref="InvalidOperationException">The variable is not set; the message names it.</exception>
    public string Require(string name) =>
        Find(name) ?? throw new InvalidOperationException($"The environment variable {name} is not set.");

    /// <summary>A duration in whole seconds.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set, or out of range; the message names it.</exception>
    public TimeSpan RequireSeconds(string name, TimeSpan least, TimeSpan most) =>
        int.TryParse(Require(name), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && TimeSpan.FromSeconds(seconds) is var duration && duration >= least && duration <= most
            ? duration
            : throw new InvalidOperationException($"{name} must be whole seconds, {least.TotalSeconds} to {most.TotalSeconds}.");

    /// <summary>A number above 0, at most 1.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set, or out of range; the message names it.</exception>
    public decimal RequireFraction(string name) =>
        decimal.TryParse(Require(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction) && fraction is > 0 and <= 1
            ? fraction
            : throw new InvalidOperationException($"{name} must be a number above 0 and at most 1, such as 0.01.");

    // Past Console.Out: Lambda's runtime gives that one a prefix of its own.
    private static void WriteToOutput(string line)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private sealed class Scope(FunctionEnvironment? before) : IDisposable
    {
        public void Dispose() => Entered.Value = before;
    }
}

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

    /// <summary><c>thrifty</c>: durable functions run the forms that cost least. Absent: those that read best.</summary>
    public const string Form = "WORKFLOW_FORM";

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
