using System.Text.Json.Nodes;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;
using Comparison.Terraform.Tests.Permissions;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>What Terraform keeps of a root: its resources with their values.</summary>
internal sealed class DeploymentState(IReadOnlyList<(string Type, JsonObject Values)> resources)
{
    public IEnumerable<JsonObject> Of(string type) => resources.Where(resource => resource.Type == type).Select(resource => resource.Values);

    /// <param name="shown">By <c>terraform show -json</c>.</param>
    public static DeploymentState Parse(string shown) =>
        new([.. Resources(JsonNode.Parse(shown)!["values"]?["root_module"])]);

    private static IEnumerable<(string Type, JsonObject Values)> Resources(JsonNode? module)
    {
        foreach (var resource in module?["resources"]?.AsArray() ?? [])
            if (resource!["mode"]!.ToString() == "managed")
                yield return (resource["type"]!.ToString(), resource["values"]!.AsObject());
        foreach (var child in module?["child_modules"]?.AsArray() ?? [])
            foreach (var resource in Resources(child))
                yield return resource;
    }
}

/// <summary>A root of <c>terraform/</c>, applied to the local cloud of this process as users apply it: by <c>compare terraform</c>.</summary>
internal sealed class AppliedRoot(Checkout checkout, Variant variant)
{
    /// <summary>How all its names begin.</summary>
    public string Prefix => $"comparison-{variant.ToText()}";

    /// <summary>The file with its outputs, once it is applied.</summary>
    public string Outputs => checkout.At("artifacts", $"{variant.ToText()}.json");

    /// <summary>Applies it as the checkout has it.</summary>
    public async Task ApplyAsync()
    {
        Expect(await RunAsync("apply", "-auto-approve"));
        var outputs = await TerraformAsync("output", "-json");
        Expect(outputs);
        await File.WriteAllTextAsync(Outputs, outputs.Output);
    }

    /// <summary>Lets go of the tables that are protected, and destroys all, as the README says.</summary>
    public async Task DestroyAsync()
    {
        Expect(await RunAsync("apply", "-auto-approve", "-var=deletion_protection=false"));
        Expect(await RunAsync("destroy", "-auto-approve", "-var=deletion_protection=false"));
    }

    /// <summary>What the next apply would do.</summary>
    public Task<CommandRun> PlanAsync() => RunAsync("plan", "-detailed-exitcode");

    /// <summary>What each role may do, beside what was done in its name.</summary>
    public async Task<IReadOnlyList<RolePermissions>> PermissionsAsync(ILookup<string, Call> calls)
    {
        var shown = await TerraformAsync("show", "-json");
        Expect(shown);
        return [.. RolePolicy.ReadFrom(DeploymentState.Parse(shown.Output)).Select(policy => new RolePermissions(policy, [.. calls[policy.Role]]))];
    }

    /// <summary>The way to it by its outputs alone, as <c>--target aws</c> goes.</summary>
    public async Task<AwsTarget> TargetAsync() => AwsTarget.Open(
        Deployment.Read(await File.ReadAllTextAsync(Outputs), Outputs)!, checkout.Environment.GetValueOrDefault, TimeProvider.System);

    private Task<CommandRun> RunAsync(string command, params string[] options) => TerraformAsync(
        [command, .. options, "-input=false", "-no-color", "-var=queue_delay_seconds=0", "-var=settle_seconds=1", "-var=fraud_delay_seconds=1"]);

    private Task<CommandRun> TerraformAsync(params string[] command) =>
        checkout.CompareAsync(["terraform", variant.ToText(), "--port", $"{checkout.Port}", .. command]);

    private static void Expect(CommandRun run) => Assert.True(run.ExitCode == 0, run.Text);
}
