using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests;

/// <summary>What both roots would make, held against the sources that it is made for.</summary>
[Collection(typeof(TerraformCollection))]
public sealed partial class PlanTests(TerraformFixture terraform)
{
    public static TheoryData<string> Roots() => ["durable", "stepfunctions"];

    [Theory, MemberData(nameof(Roots))]
    public async Task Functions_Planned_AreTheMethodsOfTheSources(string root)
    {
        var plan = await terraform.PlanAsync(root);

        var methods = plan.Of("aws_lambda_function").Select(function => Variables(function)["ANNOTATIONS_HANDLER"]);
        Assert.Equal(MethodsOf("shared/Functions").Concat(MethodsOf(root)).Order(), methods.Order());
    }

    [Theory, MemberData(nameof(Roots))]
    public async Task Settings_Planned_AreThoseThatTheCodeReads(string root)
    {
        var plan = await terraform.PlanAsync(root);

        var read = Setting().Matches(Source("shared/Adapters/Settings/FunctionEnvironment.cs")).Select(match => match.Groups[1].Value)
            .Concat(["ANNOTATIONS_HANDLER", "APPROVAL_WORKFLOW_ARN", "LOAN_WORKFLOW_ARN", "MODERATION_WORKFLOW_ARN", "ORDER_WORKFLOW_ARN"]);
        Assert.Empty(plan.Of("aws_lambda_function").SelectMany(function => Variables(function).Keys).Except(read));
    }

    [Theory, MemberData(nameof(Roots))]
    public async Task Functions_Planned_ArePublishedTracedAndAliased(string root)
    {
        var plan = await terraform.PlanAsync(root);

        Assert.NotEmpty(plan.Of("aws_lambda_function"));
        Assert.All(plan.Of("aws_lambda_function"), function =>
        {
            Assert.True(function.Values.GetProperty("publish").GetBoolean());
            Assert.Equal("dotnet10", function.Text("runtime"));
            Assert.Equal("Active", function.Block("tracing_config").GetProperty("mode").GetString());
            Assert.Single(plan.Of("aws_lambda_alias"), alias => alias.Text("function_name") == function.Text("function_name"));
        });
    }

    [Fact]
    public async Task DurableFunctions_Planned_HaveTheLimitsOfTheirTwins()
    {
        var plan = await terraform.PlanAsync("durable");

        var durable = plan.Of("aws_lambda_function").Where(function => function.Block("durable_config").ValueKind == JsonValueKind.Object).ToArray();
        Assert.Equal(4, durable.Length);
        Assert.All(durable, function =>
        {
            var workflow = function.Text("function_name")["cmp-".Length..];
            using var twin = JsonDocument.Parse(File.ReadAllText(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "stepfunctions"), $"{workflow}.asl.json", SearchOption.AllDirectories).Single()));
            var limit = function.Block("durable_config").GetProperty("execution_timeout").GetInt32();
            Assert.Equal(twin.RootElement.GetProperty("TimeoutSeconds").GetInt32(), limit);
        });
    }

    [Theory, MemberData(nameof(Roots))]
    public async Task Logs_Planned_EndSomeDay(string root)
    {
        var plan = await terraform.PlanAsync(root);

        Assert.NotEmpty(plan.Of("aws_cloudwatch_log_group"));
        Assert.All(plan.Of("aws_cloudwatch_log_group"), group => Assert.Equal(14, group.Values.GetProperty("retention_in_days").GetInt32()));
    }

    [Fact]
    public async Task Readme_ListsWhatIsCreated()
    {
        var durable = await terraform.PlanAsync("durable");
        var stepFunctions = await terraform.PlanAsync("stepfunctions");

        // Where this fails after a change, the table that it shows is the new one.
        var table = Table(durable, stepFunctions);
        Assert.True(Source("terraform/README.md").Contains(table, StringComparison.Ordinal), table);
    }

    private static string Table(DeploymentPlan durable, DeploymentPlan stepFunctions)
    {
        var table = new StringBuilder("| resource | durable | Step Functions |\n| --- | ---: | ---: |\n");
        foreach (var type in durable.Resources.Concat(stepFunctions.Resources).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal))
            table.Append($"| `{type}` | {durable.Of(type).Count()} | {stepFunctions.Of(type).Count()} |\n");
        return table.Append($"| together | {durable.Resources.Count} | {stepFunctions.Resources.Count} |\n").ToString();
    }

    private static Dictionary<string, string> Variables(PlannedResource function) =>
        function.Block("environment").GetProperty("variables").Deserialize<Dictionary<string, string>>()!;

    private static IEnumerable<string> MethodsOf(string folder) =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("Thrifty", StringComparison.Ordinal)) // forms for the local cloud alone
            .SelectMany(file => Handler().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

    private static string Source(string path) => File.ReadAllText(Path.Combine(SourceTree.Root, path));

    [GeneratedRegex("""\[LambdaFunction\](?:\s*\[[^\]]*\])*\s*public [^(=]*?(\w+)\(""")]
    private static partial Regex Handler();

    [GeneratedRegex("""const string \w+ = "(\w+)";""")]
    private static partial Regex Setting();
}
