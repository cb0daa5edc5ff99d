using System.Xml.Linq;

namespace Comparison.House.Tests;

/// <summary>Who may know whom. Test projects may know everybody.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["shared/Domain"] = [],
        ["shared/Adapters"] = ["shared/Domain"],
        ["shared/Functions"] = ["shared/Adapters"],
        ["durable"] = ["shared/Adapters"],
        ["stepfunctions"] = ["shared/Adapters"],
        ["local/StatesLanguage"] = [],
        ["local/DurableExecutions"] = [],
        ["local/Cloud"] = ["local/StatesLanguage", "local/DurableExecutions"],
        ["local/Stacks"] = ["local/Cloud", "shared/Functions", "durable", "stepfunctions"],
        ["shared/Scenarios"] = ["local/Stacks", "benchmarks/Pricing"],
        ["benchmarks/EndToEnd"] = ["shared/Scenarios"],
        ["benchmarks/Micro"] = ["benchmarks/EndToEnd"],
        ["benchmarks/Pricing"] = [],
        ["benchmarks/Reports"] = ["benchmarks/EndToEnd"],
        ["console/Cli"] = ["benchmarks/Reports"],
        ["console/Web"] = ["benchmarks/Reports"],
    };

    public static TheoryData<string> Projects() => [.. Production().Select(Folder)];

    [Theory, MemberData(nameof(Projects))]
    public void Project_References_OnlyWhomItMayKnow(string folder)
    {
        var project = Production().Single(file => Folder(file) == folder);

        Assert.True(Allowed.ContainsKey(folder), $"{folder} is a new room: say in this test whom it may know.");
        Assert.Empty(Repository.ReferencesOf(project).Except(Allowed[folder]));
    }

    [Theory]
    [InlineData("*.csproj")]
    [InlineData("*.proj")]
    [InlineData("*.props")]
    [InlineData("*.targets")]
    public void BuildFiles_AreWellFormed(string pattern) =>
        Assert.All(Repository.Files(".", pattern), file => Assert.NotNull(XDocument.Load(file).Root)); // no "--" in a comment

    [Fact]
    public void Domain_Packages_AreNone()
    {
        var domain = XDocument.Load(Path.Combine(Repository.Root, "shared/Domain/Comparison.Domain.csproj"));

        Assert.Empty(domain.Descendants("PackageReference").Concat(domain.Descendants("AwsPackage")));
    }

    [Fact]
    public void LocalPackages_AreReferenced_OnlyThroughAwsPackage()
    {
        var direct = Production().Where(file => Repository.ReferencesOf(file).Any(reference => reference.StartsWith("local/Packages/", StringComparison.Ordinal)));

        Assert.Empty(direct.Select(Repository.Shown));
    }

    [Fact]
    public void Solution_Projects_AreAllInIt()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Comparison.sln")).Replace('\\', '/');

        Assert.All(Repository.Files(".", "*.csproj"), project => Assert.Contains(Repository.Shown(project), solution, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Production() => Repository.Files(".", "*.csproj")
        .Where(file => !Repository.Shown(file).StartsWith("local/Packages/", StringComparison.Ordinal)
            && !Repository.Shown(file).StartsWith("tests/", StringComparison.Ordinal));

    private static string Folder(string project) => Repository.Shown(Path.GetDirectoryName(project)!);
}
