using System.Security.Cryptography;
using Amazon.Lambda.Annotations;
using Comparison.Adapters;
using Comparison.Adapters.Settings;
using Comparison.Functions.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.Functions;

/// <summary>What the functions that both variants deploy are made of. A missing setting fails at the cold start.</summary>
[LambdaStartup]
public sealed class SharedStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        var environment = FunctionEnvironment.Current;
        var adapters = new AwsAdapters(environment);
        var metrics = adapters.Metrics();
        services.AddSingleton(environment.Time);
        // Made when the function that is being deployed asks for them: each has the settings of its own needs only.
        services.AddSingleton(_ => adapters.CallbackSender());
        services.AddSingleton(_ => adapters.Deadlines());
        services.AddSingleton(_ => adapters.DecisionDesk());
        services.AddSingleton(_ => adapters.Engine());
        services.AddSingleton(_ => adapters.FraudQueue());
        services.AddSingleton(metrics);
        services.AddSingleton<Deciding>();
        services.AddSingleton(_ => new RequestIds(RandomNumberGenerator.Create()));
        metrics.CountColdStart();
    }
}
