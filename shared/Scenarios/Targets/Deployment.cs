using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Targets;

/// <summary>What <c>terraform output -json</c> says of a variant that was applied.</summary>
/// <param name="AwsPackages">Whose AWS packages the functions were built with: <c>official</c> or <c>local</c>.</param>
/// <param name="Workflows">What starts each workflow: an alias or a state machine, by ARN.</param>
public sealed record Deployment(
    Variant Variant,
    Uri ApiUrl,
    string Region,
    string AwsPackages,
    IReadOnlyDictionary<StackTable, string> Tables,
    IReadOnlyDictionary<WorkflowName, string> Workflows)
{
    /// <summary>The account that it was applied to, from an ARN.</summary>
    public string AccountId { get; } = Workflows[WorkflowName.Approval].Split(':')[4];

    /// <summary>Reads the outputs of a root.</summary>
    /// <param name="source">Where they come from, for messages.</param>
    /// <returns>Null when there are none: nothing is applied there.</returns>
    /// <exception cref="DeploymentException">These are not the outputs of this repository's roots.</exception>
    public static Deployment? Read(string json, string source)
    {
        try
        {
            var outputs = JsonNode.Parse(json)!.AsObject();
            return outputs.Count == 0 ? null : Of(outputs);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new DeploymentException($"{source}: not the outputs of terraform/durable or terraform/stepfunctions ({broken.Message})", broken);
        }
    }

    private static Deployment Of(JsonObject outputs) => new(
        Enum.GetValues<Variant>().Where(variant => variant.ToText() == Text(outputs, "variant")).Select(variant => (Variant?)variant)
            .SingleOrDefault() ?? throw new FormatException("variant is neither durable nor stepfunctions"),
        new Uri(Text(outputs, "api_url")),
        Text(outputs, "aws_region"),
        Text(outputs, "aws_packages"),
        Enum.GetValues<StackTable>().ToDictionary(
            table => table, table => Text(Value(outputs, "table_names"), table.ToString().ToLowerInvariant())),
        WorkflowNames.All.ToDictionary(workflow => workflow, workflow => Text(Value(outputs, "workflow_arns"), workflow.ToText())));

    // Each output is an object with its value, its type and whether it is sensitive.
    private static JsonNode Value(JsonNode outputs, string name) =>
        outputs[name]?["value"] ?? throw new KeyNotFoundException($"no output {name}");

    private static string Text(JsonObject outputs, string name) => Value(outputs, name).GetValue<string>();

    private static string Text(JsonNode map, string key) =>
        map[key]?.GetValue<string>() ?? throw new KeyNotFoundException($"nothing under {key}");
}
