using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Comparison.Adapters.Settings;
using Comparison.Domain;
using Comparison.Domain.Loans;
using Comparison.Domain.Orders;
using Comparison.Local.Cloud;
using Comparison.StepFunctions;
using Comparison.StepFunctions.Approvals;
using Comparison.StepFunctions.Loans;
using Comparison.StepFunctions.Moderation;
using Comparison.StepFunctions.Orders;
using Comparison.StepFunctions.Thrifty;

namespace Comparison.Local.Stacks;

/// <summary>The workflows as state machines with task tokens, and what they need.</summary>
internal static class StepFunctionsStack
{
    private const string LogGroups = "/aws/vendedlogs/states/";

    public static async Task<DeployedStack> DeployAsync(LocalCloud cloud, StackOptions options, CancellationToken cancellationToken)
    {
        var (account, services) = StackServices.Open(cloud, options);
        var deployer = new FunctionDeployer(account.Context, services.Lambda, Variant.StepFunctions, options);
        var resources = await SharedResources.DeployAsync(account.Context, services, options, cancellationToken);
        SharedFunctions.DeployConsumers(deployer, services, resources);

        var values = Tasks(deployer, options);
        values["approval_queue_url"] = resources.Approvals.Url;
        values["articles_table"] = resources.ArticlesTable;
        values["decisions_table"] = resources.DecisionsTable;
        values["fraud_check_arn"] = SharedFunctions.DeployFraudCheck(deployer, resources);
        values["ledger_table"] = resources.LedgerTable;
        values["notification_queue_url"] = resources.Notifications.Url;
        values["order_queue_url"] = resources.Orders.Url;

        async Task<(string Machine, string Version)> CreateAsync(string plainName, string definition, string type)
        {
            var name = $"comparison-{plainName}";
            var machine = await services.StepFunctions.InvokeAsync(
                "CreateStateMachine",
                new()
                {
                    ["name"] = name,
                    ["publish"] = true,
                    ["definition"] = definition,
                    ["roleArn"] = $"arn:aws:iam::{account.Context.Id}:role/{name}",
                    ["type"] = type,
                    ["loggingConfiguration"] = Logging(account.Context.Arn("logs", $"log-group:{LogGroup(name)}:*")),
                    ["tracingConfiguration"] = new JsonObject { ["enabled"] = true },
                },
                cancellationToken);
            return (machine["stateMachineArn"]!.GetValue<string>(), machine["stateMachineVersionArn"]!.GetValue<string>());
        }

        if (options.Form == Form.Thrifty)
            foreach (var child in StateMachineFile.Children)
            {
                // What an Express execution did stands in its log and nowhere else.
                await services.Logs.InvokeAsync("CreateLogGroup", new() { ["logGroupName"] = LogGroup($"comparison-{child}") }, cancellationToken);
                values[$"{child.Replace('-', '_')}_arn"] = (await CreateAsync(child, StateMachineFile.Render(child, values), "EXPRESS")).Version;
            }
        var machines = new Dictionary<WorkflowName, string>();
        foreach (var workflow in WorkflowNames.All)
        {
            var definition = StateMachineFile.Render(StateMachineFile.NameOf(workflow, options.Form), values);
            var (_, version) = await CreateAsync(workflow.ToText(), options.Rewrite?.Invoke(workflow, definition) ?? definition, "STANDARD");
            var alias = await services.StepFunctions.InvokeAsync(
                "CreateStateMachineAlias",
                new() { ["name"] = FunctionDeployer.Alias, ["routingConfiguration"] = Redeployment.AllTo(version) },
                cancellationToken);
            machines[workflow] = alias["stateMachineAliasArn"]!.GetValue<string>();
        }
        return StackAssembly.Complete(Variant.StepFunctions, account, services, deployer, resources, machines);
    }

    /// <summary>The log group of a state machine.</summary>
    public static string LogGroup(string machine) => $"{LogGroups}{machine}";

    // Kept to be told again; of Standard machines nothing logs to it here.
    private static JsonObject Logging(string logGroupArn) => new()
    {
        ["destinations"] = new JsonArray(
            new JsonObject { ["cloudWatchLogsLogGroup"] = new JsonObject { ["logGroupArn"] = logGroupArn } }),
        ["includeExecutionData"] = false,
        ["level"] = "ALL",
    };

    /// <summary>Deploys the Lambda tasks and names each as the definitions do: by its version, so that an execution ends on the code that it began with.</summary>
    private static Dictionary<string, string> Tasks(FunctionDeployer deployer, StackOptions options)
    {
        var serializer = new TaskSerializer();
        string Task<TIn, TOut>(
            string name, string method, Func<Func<TIn, ILambdaContext, Task<TOut>>> make, Dictionary<string, string>? settings = null) =>
            deployer.Deploy($"comparison-{name}", FunctionProgram.StepFunctions, method, settings ?? [], serializer, make).Version;

        return new()
        {
            ["validate_approval_arn"] = Task(
                "validate-approval", "ValidateApproval", () => Pure(new ApprovalTasks_ValidateApproval_Generated().ValidateApproval)),
            ["validate_order_arn"] = Task(
                "validate-order", "ValidateOrder", () => Pure(new OrderTasks_ValidateOrder_Generated().ValidateOrder),
                new() { [Setting.SettleSeconds] = options.SettleSeconds }),
            ["fulfil_order_arn"] = Task(
                "fulfil-order", "FulfilOrder",
                () => Working<FulfilmentJob, OrderOutcome>(new FulfilmentTasks_FulfilOrder_Generated().FulfilOrder)),
            ["check_article_arn"] = options.Form == Form.Thrifty
                ? Task("check-article", "CheckTitle", () => Pure(new ThriftyModerationTasks_CheckTitle_Generated().CheckTitle))
                : Task("check-article", "CheckArticle", () => Pure(new ModerationTasks_CheckArticle_Generated().CheckArticle)),
            ["validate_loan_arn"] = Task(
                "validate-loan", "ValidateLoan", () => Pure(new LoanTasks_ValidateLoan_Generated().ValidateLoan)),
            ["pull_report_arn"] = Task(
                "pull-report", "PullReport", () => Working<ReportRequest, CreditReport>(new LoanTasks_PullReport_Generated().PullReport)),
            ["assess_loan_arn"] = Task(
                "assess-loan", "AssessLoan", () => Pure<LoanReports, LoanStanding>(new LoanTasks_AssessLoan_Generated().AssessLoan)),
            ["offer_loan_arn"] = Task(
                "offer-loan", "OfferLoan", () => Pure<LoanAnswers, LoanConclusion>(new LoanTasks_OfferLoan_Generated().OfferLoan)),
        };
    }

    private static Func<JsonElement, ILambdaContext, Task<TOut>> Pure<TOut>(Func<JsonElement, TOut> decide) =>
        (input, _) => Task.FromResult(decide(input));

    private static Func<TIn, ILambdaContext, Task<TOut>> Pure<TIn, TOut>(Func<TIn, TOut> decide) =>
        (input, _) => Task.FromResult(decide(input));

    private static Func<TIn, ILambdaContext, Task<TOut>> Working<TIn, TOut>(Func<TIn, Task<TOut>> work) => (input, _) => work(input);
}
