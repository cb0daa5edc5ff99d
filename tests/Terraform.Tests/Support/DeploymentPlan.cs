using System.Text.Json;

namespace Comparison.Terraform.Tests.Support;

/// <summary>What a root would make, from the plan that its own tests make with the mock provider: all that the configuration says, and nothing of AWS.</summary>
internal sealed class DeploymentPlan(IReadOnlyList<PlannedResource> resources)
{
    public IReadOnlyList<PlannedResource> Resources { get; } = resources;

    public IEnumerable<PlannedResource> Of(string type) => Resources.Where(resource => resource.Type == type);

    public static async Task<DeploymentPlan> OfAsync(TerraformFixture terraform, string root)
    {
        var run = await terraform.RunAsync($"terraform/{root}", "test", "-json", "-verbose", "-filter=tests/names.tftest.hcl");
        Assert.True(run.ExitCode == 0, run.ExitCode == 0 ? "" : run.Text);
        var line = run.Text.Split('\n').First(line => line.Contains("\"type\":\"test_plan\"", StringComparison.Ordinal));
        using var message = JsonDocument.Parse(line);
        return new([.. message.RootElement.GetProperty("test_plan").GetProperty("resource_changes").EnumerateArray()
            .Where(change => change.GetProperty("mode").GetString() == "managed")
            .Select(change => new PlannedResource(
                change.GetProperty("type").GetString()!,
                change.GetProperty("address").GetString()!,
                change.GetProperty("change").GetProperty("after").Clone()))]);
    }
}

/// <summary>A resource, with the values that it would have.</summary>
internal sealed record PlannedResource(string Type, string Address, JsonElement Values)
{
    public string Text(string name) => Values.GetProperty(name).GetString() ?? "";

    /// <summary>The value of a block that may stand once; undefined where it does not.</summary>
    public JsonElement Block(string name) => Values.GetProperty(name).EnumerateArray().FirstOrDefault();
}
