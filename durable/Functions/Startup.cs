using Amazon.Lambda.Annotations;
using Comparison.Adapters;
using Comparison.Durable.Approvals;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.Durable.Functions;

/// <summary>What the durable functions are made of. A missing setting fails here, at the cold start.</summary>
[LambdaStartup]
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        var adapters = new AwsAdapters(FunctionEnvironment.Current);
        services.AddSingleton(new ApprovalWorkflow(adapters.ApprovalQueue(), adapters.DecisionDesk()));
    }
}
