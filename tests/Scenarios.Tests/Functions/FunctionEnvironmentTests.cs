using System.Security.Cryptography;
using Comparison.Adapters;
using Comparison.Adapters.Settings;
using Comparison.Durable;
using Comparison.Functions;
using Comparison.Functions.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Comparison.Scenarios.Tests.Functions;

public sealed class FunctionEnvironmentTests
{
    [Fact]
    public void ColdStart_MissingSetting_FailsWithItsName()
    {
        using var entered = Environment(("AWS_REGION", "us-east-1"), (Setting.Engine, "durable")).Enter();

        var failure = Assert.Throws<InvalidOperationException>(() =>
        {
            var services = new ServiceCollection();
            new SharedStartup().ConfigureServices(services);
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

    [Theory]
    [InlineData("0")]
    [InlineData("43201")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("soon")]
    public void OrderSettings_SettleTimeOutOfRange_IsRefusedByName(string value)
    {
        var environment = Environment((Setting.SettleSeconds, value));

        var failure = Assert.Throws<InvalidOperationException>(() => new AwsAdapters(environment).OrderSettings());

        Assert.Equal($"{Setting.SettleSeconds} must be whole seconds, 1 to 43200.", failure.Message);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("43200", 43200)]
    public void OrderSettings_SettleTimeInRange_IsTaken(string value, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), new AwsAdapters(Environment((Setting.SettleSeconds, value))).OrderSettings().Settle);

    [Theory]
    [InlineData("0")]
    [InlineData("1.01")]
    [InlineData("-0.5")]
    [InlineData("a tenth")]
    public void Deadlines_ScaleOutOfRange_IsRefusedByName(string value)
    {
        var environment = Environment((Setting.DeadlineScale, value));

        var failure = Assert.Throws<InvalidOperationException>(() => new AwsAdapters(environment).Deadlines());

        Assert.StartsWith($"{Setting.DeadlineScale} must be a number above 0 and at most 1", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("0.001", 0.001)]
    public void Deadlines_ScaleInRange_IsTaken(string value, decimal scale) =>
        Assert.Equal(scale, new AwsAdapters(Environment((Setting.DeadlineScale, value))).Deadlines().Scale);

    [Fact]
    public void DurableFunctions_OfAFormThatIsNone_AreRefusedByName()
    {
        using var entered = Environment((Setting.Form, "lavish")).Enter();

        var failure = Assert.Throws<InvalidOperationException>(() => new DurableStartup().ConfigureServices(new ServiceCollection()));

        Assert.Equal($"{Setting.Form} is 'lavish'; it must be thrifty or absent.", failure.Message);
    }

    private static FunctionEnvironment Environment(params (string Name, string Value)[] variables) =>
        new(variables.ToDictionary(pair => pair.Name, pair => pair.Value).GetValueOrDefault, TimeProvider.System, _ => { });
}

public sealed class RequestIdsTests
{
    [Theory]
    [InlineData(0, "ART-AAAAAAAAAAAA")]
    [InlineData(31, "ART-777777777777")]
    [InlineData(32, "ART-AAAAAAAAAAAA")]
    [InlineData(255, "ART-777777777777")]
    public void Make_RandomBytes_BecomeBase32(byte value, string id)
    {
        using var random = new ConstantGenerator(value);

        Assert.Equal(id, new RequestIds(random).Make("ART-"));
    }

    private sealed class ConstantGenerator(byte value) : RandomNumberGenerator
    {
        public override void GetBytes(byte[] data) => Array.Fill(data, value);
    }
}
