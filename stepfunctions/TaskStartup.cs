using Amazon.Lambda.Annotations;
using Comparison.Adapters;
using Comparison.Adapters.Loans;
using Comparison.Adapters.Settings;
using Comparison.Domain.Loans;
using Comparison.Domain.Orders;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.StepFunctions;

/// <summary>What the tasks of the state machines are made of. A missing setting fails here, at the cold start.</summary>
[LambdaStartup]
public sealed class TaskStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        var environment = FunctionEnvironment.Current;
        var adapters = new AwsAdapters(environment);
        services.AddSingleton(environment.Time);
        // Made when the function that is being deployed asks for them: each has the settings of its own needs only.
        services.AddSingleton<IFulfilment>(_ => adapters.Carrier());
        services.AddSingleton(_ => adapters.Deadlines());
        services.AddSingleton(_ => adapters.OrderSettings());
        services.AddSingleton<ICreditBureaus, CreditBureaus>();
        adapters.Metrics().CountColdStart();
    }
}
