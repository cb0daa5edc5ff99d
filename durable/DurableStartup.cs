using Amazon.Lambda.Annotations;
using Comparison.Adapters;
using Comparison.Adapters.Loans;
using Comparison.Adapters.Settings;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;
using Comparison.Domain.Orders;
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
        AddPorts(services, adapters);
        services.AddSingleton(new RunLogs(environment));
        switch (environment.Find(Setting.Form))
        {
            case null:
                services.AddSingleton<ApprovalWorkflow>();
                services.AddSingleton<OrderWorkflow>();
                services.AddSingleton<ModerationWorkflow>();
                services.AddSingleton<LoanWorkflow>();
                break;
            case "thrifty":
                services.AddSingleton<ApprovalWorkflow, ThriftyApprovalWorkflow>();
                services.AddSingleton<OrderWorkflow, ThriftyOrderWorkflow>();
                services.AddSingleton<ModerationWorkflow, ThriftyModerationWorkflow>();
                services.AddSingleton<LoanWorkflow, ThriftyLoanWorkflow>();
                break;
            case var other:
                throw new InvalidOperationException($"{Setting.Form} is '{other}'; it must be thrifty or absent.");
        }
        adapters.Metrics().CountColdStart();
    }

    // Made when the workflow that is being deployed asks for them: each has the settings of its own needs only.
    private static void AddPorts(IServiceCollection services, AwsAdapters adapters)
    {
        services.AddSingleton<IApprovalQueue>(_ => adapters.ApprovalQueue());
        services.AddSingleton<IArticles>(_ => adapters.Articles());
        services.AddSingleton<ICreditBureaus, CreditBureaus>();
        services.AddSingleton(_ => adapters.Deadlines());
        services.AddSingleton<IDecisionDesk>(_ => adapters.DecisionDesk());
        services.AddSingleton<IDisbursements>(_ => adapters.Disbursements());
        services.AddSingleton<IFraudChecks>(_ => adapters.FraudChecks());
        services.AddSingleton<IFulfilment>(_ => adapters.Carrier());
        services.AddSingleton<INotifications>(_ => adapters.Notifications());
        services.AddSingleton<IOrderQueue>(_ => adapters.OrderQueue());
        services.AddSingleton(_ => adapters.OrderSettings());
        services.AddSingleton<IPayments>(_ => adapters.Payments());
    }
}
