using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Comparison.House.Tests;

/// <summary>A fifth workflow touches what <c>docs/add-a-workflow.md</c> names and nothing else, and then it runs as the four do.</summary>
public sealed partial class FifthWorkflowTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "add-a-workflow.md"));

    [Fact]
    public void Guide_NamesEachPlaceThatAFifthWorkflowTouches()
    {
        var links = Link().Matches(Guide).Select(link => link.Groups[1].Value).ToHashSet();

        Assert.All(FifthWorkflow.Wiring.Keys, file => Assert.True(
            links.Contains(file) || links.Contains(Path.GetDirectoryName(file)!.Replace('\\', '/')), $"The guide does not lead to {file}."));
        Assert.All(FifthWorkflow.OwnFolders.Select(FifthWorkflow.Renamed), folder => Assert.Contains(
            $"`{Path.GetFileName(folder)}/` in `{Path.GetDirectoryName(folder)!.Replace('\\', '/')}`", Guide, StringComparison.Ordinal));
        Assert.Contains("`shared/Scenarios/Workflows`", Guide, StringComparison.Ordinal);
    }

    [Fact]
    public void Terraform_OfAPlantedWorkflow_NamesItInBothRoots()
    {
        using var planted = new FifthWorkflow();

        var naming = Directory.EnumerateFiles(planted.At("terraform"), "*.tf", SearchOption.AllDirectories)
            .Where(file => ClaimEntry().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(planted.At("terraform"), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

        Assert.Equal(["durable/outputs.tf", "durable/workflows.tf", "stepfunctions/outputs.tf", "stepfunctions/workflows.tf"], naming);
    }

    [Fact]
    public async Task Compare_WithAPlantedWorkflow_RunsItAlikeInBothVariants()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Builds a copy; runs with compare test --all (COMPARE_ALL=1).");
        using var planted = new FifthWorkflow();
        await BuildAsync(planted);

        var (twins, shown) = await CompareAsync(planted, "twins", "claim");
        var (run, output) = await CompareAsync(planted, "run", "claim", "--json");

        Assert.Equal((0, 0), (twins, run));
        Assert.Contains("ClaimWorkflow.workflow.cs", shown, StringComparison.Ordinal);
        Assert.Contains("claim.asl.json", shown, StringComparison.Ordinal);
        var report = JsonElement.Parse(output);
        Assert.Equal(
            ["claim CLM-CLEAN saved saved", "claim CLM-FLAGGED saved saved"],
            report.GetProperty("samples").EnumerateArray().Select(sample =>
                $"{sample.GetProperty("workflow")} {sample.GetProperty("sample")} {Status(sample, "durable")} {Status(sample, "step_functions")}"));
        var scenarios = report.GetProperty("scenarios").EnumerateArray().ToArray();
        Assert.NotEmpty(scenarios);
        Assert.All(scenarios, scenario => Assert.Equal("claim", scenario.GetProperty("workflow").GetString()));
        Assert.All(scenarios, scenario => Assert.Equal(0, scenario.GetProperty("faults").GetArrayLength()));
    }

    private static string Status(JsonElement sample, string variant) => sample.GetProperty(variant).GetProperty("status").GetString()!;

    // As the script does; the feed is not asked again.
    private static async Task BuildAsync(FifthWorkflow planted)
    {
        var artifacts = Directory.CreateDirectory(planted.At("artifacts")).FullName;
        var answer = Path.Combine(Repository.Root, "artifacts", "aws-packages.props");
        if (File.Exists(answer))
            File.Copy(answer, Path.Combine(artifacts, "aws-packages.props"));
        var log = Path.Combine(artifacts, "build.log");
        // Nodes that stay would keep the copy's files open.
        using var build = Process.Start(
            "dotnet", ["msbuild", planted.At("build", "compare.proj"), "-noLogo", "-nodeReuse:false", "-noConsoleLogger", $"-fileLoggerParameters:LogFile={log};Verbosity=minimal"]);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(build.ExitCode == 0, string.Join('\n', File.ReadLines(log).Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct()));
    }

    private static async Task<(int Code, string Output)> CompareAsync(FifthWorkflow planted, params string[] arguments)
    {
        string[] command = [planted.At("artifacts", "bin", "Comparison.Cli", "release", "compare.dll"), .. arguments];
        using var process = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    [GeneratedRegex(@"\]\(\.\./([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^ +claim += \{", RegexOptions.Multiline)]
    private static partial Regex ClaimEntry();
}
