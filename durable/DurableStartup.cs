using Amazon.Lambda.Annotations;
using Comparison.Adapters;
using Comparison.Adapters.Loans;
using Comparison.Adapters.Settings;
using Comparison.Durable.Approvals;
using Comparison.Durable.Hosting;
using Comparison.Durable.Loans;
using Comparison.Durable.Moderation;
using Comparison.Durable.Orders;
using Comparison.Durable.Thrifty;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.Durable;

/// <summary>What the durable functions are made of. A missing setting fails here, at the cold start.</summary>
[LambdaStartup]
public sealed class DurableStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        var environment = FunctionEnvironment.Current;
        var adapters = new AwsAdapters(environment);
        services.AddSingleton(new RunLogs(environment));
        // Made when the function that is being deployed asks for its own: each has the settings of its own needs only.
        switch (environment.Find(Setting.Form))
        {
            case null:
                AddReadable(services, adapters);
                break;
            case "thrifty":
                AddThrifty(services, adapters);
                break;
            case var other:
                throw new InvalidOperationException($"{Setting.Form} is '{other}'; it must be thrifty or absent.");
        }
        adapters.Metrics().CountColdStart();
    }

    private static void AddReadable(IServiceCollection services, AwsAdapters adapters)
    {
        services.AddSingleton(_ => new ApprovalWorkflow(adapters.ApprovalQueue(), adapters.DecisionDesk()));
        services.AddSingleton(_ => new OrderWorkflow(
            adapters.OrderSettings(), adapters.Deadlines(), adapters.Payments(), adapters.OrderQueue(), adapters.DecisionDesk(),
            adapters.Carrier()));
        services.AddSingleton(_ => new ModerationWorkflow(
            adapters.Deadlines(), adapters.DecisionDesk(), adapters.Articles(), adapters.Notifications()));
        services.AddSingleton(_ => new LoanWorkflow(
            adapters.Deadlines(), new CreditBureaus(), adapters.DecisionDesk(), adapters.FraudChecks(), adapters.Disbursements()));
    }

    private static void AddThrifty(IServiceCollection services, AwsAdapters adapters)
    {
        services.AddSingleton<ApprovalWorkflow>(_ => new ThriftyApprovalWorkflow(adapters.ApprovalQueue(), adapters.DecisionDesk()));
        services.AddSingleton<OrderWorkflow>(_ => new ThriftyOrderWorkflow(
            adapters.OrderSettings(), adapters.Deadlines(), adapters.Payments(), adapters.OrderQueue(), adapters.DecisionDesk(),
            adapters.Carrier()));
        services.AddSingleton<ModerationWorkflow>(_ => new ThriftyModerationWorkflow(
            adapters.Deadlines(), adapters.DecisionDesk(), adapters.Articles(), adapters.Notifications()));
        services.AddSingleton<LoanWorkflow>(_ => new ThriftyLoanWorkflow(
            adapters.Deadlines(), new CreditBureaus(), adapters.DecisionDesk(), adapters.FraudChecks(), adapters.Disbursements()));
    }
}
