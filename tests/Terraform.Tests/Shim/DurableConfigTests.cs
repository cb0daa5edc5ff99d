using System.Text.Json.Nodes;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Shim;

/// <summary>A block that the provider does not know, all the way to Lambda and back.</summary>
[Collection(typeof(TerraformCollection))]
public sealed class DurableConfigTests(TerraformFixture terraform)
{
    private const string SevenDays = "{ execution_timeout = 2678400, retention_period = 7 }";

    [Fact]
    public async Task Apply_OfADurableFunction_CreatesOneAndFindsItAgain()
    {
        using var probe = new ProbeDeployment(terraform, "new");

        await probe.ApplyAsync("{ execution_timeout = 3600 }");

        var created = await probe.ConfigurationAsync("live");
        Assert.Equal("""{"ExecutionTimeout":3600,"RetentionPeriodInDays":14}""", created["DurableConfig"]?.ToJsonString());
        Assert.Equal(("dotnet10", "Probes.", "1"), (Text(created, "Runtime"), Text(created, "Description"), Text(created, "Version")));
        var plan = await probe.RunAsync("plan", "{ execution_timeout = 3600 }", "-detailed-exitcode");
        Assert.True(plan.ExitCode == 0, plan.Text);
    }

    [Fact]
    public async Task Apply_OfAnotherRetention_PublishesAVersionWithIt()
    {
        using var probe = new ProbeDeployment(terraform, "changed");
        await probe.ApplyAsync(SevenDays);

        await probe.ApplyAsync("{ execution_timeout = 2678400, retention_period = 30 }");

        Assert.Equal(7, Retention(await probe.ConfigurationAsync("1")));
        var live = await probe.ConfigurationAsync("live");
        Assert.Equal((30, "2"), (Retention(live), Text(live, "Version")));
    }

    [Fact]
    public async Task Plan_AfterSomebodyElsesChange_SeesIt()
    {
        using var probe = new ProbeDeployment(terraform, "drifted");
        await probe.ApplyAsync(SevenDays);

        await probe.ConfigureAsync(new() { ["DurableConfig"] = new JsonObject { ["RetentionPeriodInDays"] = 1 } });

        var plan = await probe.RunAsync("plan", SevenDays, "-detailed-exitcode");
        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("retention_period  = 1 -> 7", plan.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WithoutTheBlock_ReplacesTheFunction()
    {
        using var probe = new ProbeDeployment(terraform, "replaced");
        await probe.ApplyAsync(SevenDays);

        await probe.ApplyAsync("null");

        var created = await probe.ConfigurationAsync("live");
        Assert.Null(created["DurableConfig"]);
        Assert.Equal("1", Text(created, "Version"));
    }

    private static string? Text(JsonObject configuration, string name) => configuration[name]?.GetValue<string>();

    private static int? Retention(JsonObject configuration) => configuration["DurableConfig"]?["RetentionPeriodInDays"]?.GetValue<int>();
}
