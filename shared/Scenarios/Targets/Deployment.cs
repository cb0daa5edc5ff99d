using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Settings;
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
    public string AccountId { get; } = Workflows.Values.First().Split(':')[4];

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

/// <summary>A deployment on AWS cannot be found or used; the message is one line for whoever asked for it.</summary>
public sealed class DeploymentException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A deployment as the adapters read it: as the settings of a function of its own.</summary>
internal sealed class DeploymentSettings(Deployment deployment, Func<string, string?> find)
{
    private readonly Dictionary<string, string> _settings = new(
        WorkflowNames.All.Select(workflow => KeyValuePair.Create(Setting.TargetOf(workflow), deployment.Workflows[workflow])))
    {
        ["AWS_REGION"] = deployment.Region,
        [Setting.ArticlesTable] = deployment.Tables[StackTable.Articles],
        [Setting.DecisionsTable] = deployment.Tables[StackTable.Decisions],
        [Setting.Engine] = deployment.Variant.ToText(),
        [Setting.LedgerTable] = deployment.Tables[StackTable.Ledger],
    };

    public string? Find(string name) => _settings.GetValueOrDefault(name) ?? find(name);
}

/// <summary>Asks Terraform what it applied.</summary>
public static class TerraformOutputs
{
    /// <summary>The outputs of a root as JSON.</summary>
    /// <param name="place">A root's folder, or a file with what <c>terraform output -json</c> printed there.</param>
    /// <exception cref="DeploymentException">There is no Terraform or no such place, or Terraform refuses to say.</exception>
    public static async Task<string> ReadAsync(string place, CancellationToken cancellationToken)
    {
        if (File.Exists(place))
            return await File.ReadAllTextAsync(place, cancellationToken);
        if (!Directory.Exists(place))
            throw new DeploymentException($"There is no Terraform root {place}.");
        var program = ProgramPath.FindTerraform()
            ?? throw new DeploymentException("--target aws asks Terraform what it applied, and neither terraform nor tofu is on the PATH.");
        var answer = await ProgramAnswer.RunAsync(new(program, [$"-chdir={place}", "output", "-json", "-no-color"]), cancellationToken);
        return answer.ExitCode == 0
            ? answer.Output
            : throw new DeploymentException($"Terraform cannot say what it applied in {place}: {Reason(answer.Errors)}");
    }

    // Terraform frames its errors with lines of box drawing, and may say something about its own configuration first.
    private static string Reason(string errors)
    {
        var lines = errors.Split('\n').Select(line => line.Trim(' ', '\r', '│', '╷', '╵')).Where(line => line.Length > 0).ToList();
        return lines.Find(line => line.StartsWith("Error:", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "it gives no reason";
    }
}
