using Amazon.Lambda.Annotations;
using Comparison.Adapters;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.StepFunctions.Functions;

/// <summary>What the tasks of the state machines are made of. A missing setting fails here, at the cold start.</summary>
[LambdaStartup]
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        var environment = FunctionEnvironment.Current;
        services.AddSingleton(environment.Time);
        new AwsAdapters(environment).Metrics().CountColdStart();
    }
}
