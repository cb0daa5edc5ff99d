using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace Comparison.House.Tests;

/// <summary>AWS's packages or ours: what each project restores when the feed carries the official ones.</summary>
public sealed class PackageSwitchTests
{
    public static TheoryData<string> Projects() =>
        [.. new[] { "shared/Adapters", "shared/Functions", "durable", "stepfunctions", "local/Cloud" }];

    [Theory, MemberData(nameof(Projects))]
    public async Task Official_Project_TakesPackagesFromTheFeedOnly(string project)
    {
        var official = await EvaluateAsync(project, "official");
        var local = await EvaluateAsync(project, "local");

        Assert.DoesNotContain(official.Projects, reference => reference.Contains("local/Packages/", StringComparison.Ordinal));
        var ours = local.Projects.Where(reference => reference.Contains("local/Packages/", StringComparison.Ordinal))
            .Select(reference => Path.GetFileNameWithoutExtension(reference))
            .Where(name => !name.EndsWith(".SourceGenerator", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(ours);
        Assert.Empty(ours.Except(official.Packages));
        Assert.Empty(official.Packages.Except(official.Versions));
    }

    [Fact]
    public async Task Mixed_Project_TakesTheNamedPackagesUnlessTheyStandOnAStandIn()
    {
        var mixed = await EvaluateAsync("shared/Functions", "Amazon.Lambda.SQSEvents+Amazon.Lambda.RuntimeSupport");

        Assert.Contains("Amazon.Lambda.SQSEvents", mixed.Packages);
        Assert.DoesNotContain("Amazon.Lambda.RuntimeSupport", mixed.Packages);
        Assert.Contains(mixed.Projects, reference => reference.EndsWith("Amazon.Lambda.RuntimeSupport.csproj", StringComparison.Ordinal));
    }

    [Fact]
    public void StandIns_AreThoseThatTheSwitchNames()
    {
        var names = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("AwsPackageNames").Single().Value.Split(';');

        var standIns = Repository.Files("local/Packages", "*.csproj").Select(Path.GetFileNameWithoutExtension)
            .Where(name => !name!.EndsWith(".SourceGenerator", StringComparison.Ordinal));

        Assert.Equal(names.Order(StringComparer.Ordinal), standIns.Order(StringComparer.Ordinal));
    }

    private static async Task<(string[] Projects, string[] Packages, string[] Versions)> EvaluateAsync(string project, string mode)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["msbuild", Path.Combine(Repository.Root, project), "-getItem:PackageReference,ProjectReference,PackageVersion,GlobalPackageReference"])
        {
            RedirectStandardOutput = true,
            Environment = { ["AwsPackages"] = mode },
        };
        using var msbuild = Process.Start(start)!;
        using var items = JsonDocument.Parse(await msbuild.StandardOutput.ReadToEndAsync());
        string[] Of(string kind) => [.. items.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'))];
        return (Of("ProjectReference"), Of("PackageReference"), [.. Of("PackageVersion"), .. Of("GlobalPackageReference")]);
    }
}
