using System.Globalization;
using System.Text.RegularExpressions;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

/// <summary>What is priced is what Terraform deploys: its variables and modules say the same as the model.</summary>
public sealed class DeployedTests
{
    private static readonly string Terraform = Path.Combine(FindRoot(), "terraform");

    [Theory]
    [InlineData("durable")]
    [InlineData("stepfunctions")]
    public void Variables_OfTheRoot_HaveTheModelsDefaults(string root)
    {
        var variables = File.ReadAllText(Path.Combine(Terraform, root, "variables.tf"));

        Assert.Equal(Deployed.Region, Default(variables, "aws_region"));
        Assert.Equal(Deployed.Architecture == Architecture.X86 ? "x86_64" : "arm64", Default(variables, "architecture"));
        Assert.Equal(Deployed.MemoryMegabytes, decimal.Parse(Default(variables, "memory_size"), CultureInfo.InvariantCulture));
        Assert.Equal(Deployed.RetentionDays, decimal.Parse(Default(variables, "durable_retention_days"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Modules_LogAndTrace_AsTheModelPrices()
    {
        var (machine, function) = (Module("state-machine"), Module("function"));

        Assert.Equal(Deployed.StateLogs.ToString().ToUpperInvariant(), Value(machine, "level"));
        Assert.Equal("false", Value(machine, "include_execution_data"));
        Assert.Equal(Deployed.IsTraced, Value(machine, "enabled") == "true");
        Assert.Equal(Deployed.IsTraced, Value(function, "mode") == "Active");
        Assert.Equal("STANDARD", Value(machine, "type"));
    }

    private static string Module(string name) => File.ReadAllText(Path.Combine(Terraform, "modules", name, "main.tf"));

    private static string Default(string variables, string name) =>
        Value(variables[variables.IndexOf($"variable \"{name}\"", StringComparison.Ordinal)..], "default");

    private static string Value(string text, string name) =>
        Regex.Match(text, $@"^ *{name} += ""?([^""\r\n]+)", RegexOptions.Multiline).Groups[1].Value;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Comparison.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
