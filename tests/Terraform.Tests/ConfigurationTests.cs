using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests;

/// <summary>The configuration under <c>terraform/</c>, unmodified, against the provider's schema and before an empty account.</summary>
[Collection(typeof(TerraformCollection))]
public sealed class ConfigurationTests(TerraformFixture terraform)
{
    public static TheoryData<string> Tested() =>
        [.. Directory.EnumerateDirectories(SourceTree.Terraform, "tests", SearchOption.AllDirectories)
            .Select(tests => Path.GetRelativePath(SourceTree.Terraform, Path.GetDirectoryName(tests)!).Replace('\\', '/'))
            .Where(folder => folder != ".").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Files_Formatted_AsTerraformWouldFormatThem()
    {
        var run = await terraform.RunAsync("terraform", "fmt", "-check", "-recursive");

        Assert.True(run.ExitCode == 0, run.Text);
    }

    [Theory]
    [InlineData("durable")]
    [InlineData("stepfunctions")]
    public async Task Root_Validated_IsValid(string root)
    {
        var run = await terraform.RunAsync($"terraform/{root}", "validate");

        Assert.True(run.ExitCode == 0, run.Text);
    }

    [Theory]
    [InlineData("durable", 4)]
    [InlineData("stepfunctions", 0)]
    public async Task Root_PlannedByTheProviderItself_IsMadeFromNothing(string root, int durableFunctions)
    {
        var run = await terraform.Checkout.CompareAsync(
            "terraform", root, "--port", $"{terraform.Checkout.Port}", "plan", "-no-color", "-input=false", "-var=package_dir=../tests/packages");

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Contains(" to add, 0 to change, 0 to destroy", run.Text, StringComparison.Ordinal);
        Assert.Equal(durableFunctions, Occurrences(run.Text, "+ durable_config {"));
        Assert.DoesNotContain("dotnet8", run.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Tested))]
    public async Task Configuration_Tested_PassesItsOwnTests(string folder)
    {
        var run = await terraform.RunAsync($"terraform/{folder}", "test");

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Contains(" 0 failed", run.Text, StringComparison.Ordinal);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
