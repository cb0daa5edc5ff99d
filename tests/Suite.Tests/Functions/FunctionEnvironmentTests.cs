using Comparison.Adapters;
using Comparison.Functions;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.Suite.Tests.Functions;

public sealed class FunctionEnvironmentTests
{
    [Fact]
    public void ColdStart_MissingSetting_FailsWithItsName()
    {
        using var entered = Environment(("AWS_REGION", "us-east-1"), (Setting.Engine, "durable")).Enter();

        var failure = Assert.Throws<InvalidOperationException>(() =>
        {
            var services = new ServiceCollection();
            new Startup().ConfigureServices(services);
            services.BuildServiceProvider().GetRequiredService<Adapters.Decisions.DecisionDesk>();
        });

        Assert.Contains(Setting.DecisionsTable, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_NestedEnvironments_EachEndsWithItsScope()
    {
        var (outer, inner) = (Environment(("X", "outer")), Environment(("X", "inner")));

        using (outer.Enter())
        {
            using (inner.Enter())
                Assert.Equal("inner", FunctionEnvironment.Current.Require("X"));
            Assert.Equal("outer", FunctionEnvironment.Current.Require("X"));
        }
        Assert.NotSame(outer, FunctionEnvironment.Current);
    }

    [Fact]
    public void Engine_OfAnUnknownName_IsRefused()
    {
        var targets = Domain.WorkflowNames.All.Select(workflow => (Setting.TargetOf(workflow), "arn"));
        var environment = Environment([("AWS_REGION", "us-east-1"), (Setting.Engine, "carrier-pigeon"), .. targets]);

        var failure = Assert.Throws<InvalidOperationException>(() => new AwsAdapters(environment).Engine());

        Assert.Contains("carrier-pigeon", failure.Message, StringComparison.Ordinal);
    }

    private static FunctionEnvironment Environment(params (string Name, string Value)[] variables) =>
        new(variables.ToDictionary(pair => pair.Name, pair => pair.Value).GetValueOrDefault, TimeProvider.System, _ => { });
}
