using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests;

/// <summary>The configuration under <c>terraform/</c>, unmodified, against the provider's schema: without AWS and without any cloud.</summary>
public sealed class ConfigurationTests(TerraformShim terraform) : IClassFixture<TerraformShim>
{
    public static TheoryData<string> Tested() =>
        [.. Directory.EnumerateDirectories(Repository.Terraform, "tests", SearchOption.AllDirectories)
            .Select(tests => Path.GetRelativePath(Repository.Terraform, Path.GetDirectoryName(tests)!).Replace('\\', '/'))
            .Where(folder => folder != ".").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Files_Formatted_AsTerraformWouldFormatThem()
    {
        var run = await terraform.RunAsync("durable", "fmt", "-check", "-recursive", "..");

        Assert.True(run.ExitCode == 0, run.Text);
    }

    [Theory]
    [InlineData("durable")]
    [InlineData("stepfunctions")]
    public async Task Root_Validated_IsValid(string root)
    {
        var run = await terraform.RunAsync(root, "validate");

        Assert.True(run.ExitCode == 0, run.Text);
    }

    [Theory, MemberData(nameof(Tested))]
    public async Task Configuration_Tested_PassesItsOwnTests(string folder)
    {
        var run = await terraform.RunAsync(folder, "test");

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Contains(" 0 failed", run.Text, StringComparison.Ordinal);
    }
}
