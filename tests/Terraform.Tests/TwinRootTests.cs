using System.Text.RegularExpressions;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests;

/// <summary>Both roots are the same to whoever uses them.</summary>
public sealed partial class TwinRootTests
{
    // One source and one generated file: a module cannot declare a root's variables, and a checkout on Windows makes no symbolic links.
    [Fact]
    public void Variables_OfTheStepFunctionsRoot_AreGeneratedFromTheDurableOnes()
    {
        var generated = """
            # Generated from ../durable/variables.tf. Change that file, then run TwinRootTests of tests/Terraform.Tests with REWRITE_GOLDEN=1.


            """ + Read("durable", "variables.tf").Replace("comparison-durable", "comparison-stepfunctions", StringComparison.Ordinal);
        var committed = Read("stepfunctions", "variables.tf");

        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN") == "1")
            File.WriteAllText(PathOf("stepfunctions", "variables.tf"), generated);

        Assert.Contains("default     = \"comparison-stepfunctions\"", generated, StringComparison.Ordinal);
        Assert.Equal(generated, committed);
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
        var words = Directory.GetFiles(Path.Combine(SourceTree.Terraform, root), "*.tf").Select(File.ReadAllText);

        Assert.DoesNotContain(words, text => text.Contains("endpoints", StringComparison.Ordinal) || text.Contains("skip_", StringComparison.Ordinal));
    }

    private static string Read(string root, string file) => File.ReadAllText(PathOf(root, file));

    private static string PathOf(string root, string file) => Path.Combine(SourceTree.Terraform, root, file);

    private static string[] Names(string outputs) => [.. Output().Matches(outputs).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("""^output "(\w+)""", RegexOptions.Multiline)]
    private static partial Regex Output();
}
