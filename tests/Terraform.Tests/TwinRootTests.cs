using System.Text.RegularExpressions;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests;

/// <summary>Both roots are the same to whoever uses them.</summary>
public sealed partial class TwinRootTests
{
    [Fact]
    public void Variables_OfBothRoots_DifferInThePrefixOnly()
    {
        var durable = Read("durable", "variables.tf");
        var stepFunctions = Read("stepfunctions", "variables.tf");

        Assert.NotEqual(durable, stepFunctions);
        Assert.Equal(durable.Replace("comparison-durable", "comparison-stepfunctions", StringComparison.Ordinal), stepFunctions);
    }

    [Fact]
    public void Versions_OfBothRoots_AreTheSame() => Assert.Equal(Read("durable", "versions.tf"), Read("stepfunctions", "versions.tf"));

    [Fact]
    public void Outputs_OfBothRoots_HaveTheSameNames()
    {
        var durable = Names(Read("durable", "outputs.tf"));

        Assert.Equal(durable, Names(Read("stepfunctions", "outputs.tf")));
        Assert.Contains("api_url", durable);
    }

    [Theory]
    [InlineData("durable")]
    [InlineData("stepfunctions")]
    public void Roots_PointAtAws_AndSayNothingOfALocalCloud(string root)
    {
        var words = Directory.GetFiles(Path.Combine(Repository.Terraform, root), "*.tf").Select(File.ReadAllText);

        Assert.DoesNotContain(words, text => text.Contains("endpoints", StringComparison.Ordinal) || text.Contains("skip_", StringComparison.Ordinal));
    }

    private static string Read(string root, string file) => File.ReadAllText(Path.Combine(Repository.Terraform, root, file));

    private static string[] Names(string outputs) => [.. Output().Matches(outputs).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("""^output "(\w+)""", RegexOptions.Multiline)]
    private static partial Regex Output();
}
