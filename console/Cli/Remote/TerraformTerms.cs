using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Remote;

/// <summary>What Terraform plans or has applied, as far as it has a price. Null is what it does not say.</summary>
internal sealed record TerraformTerms(
    string Region, decimal? MemoryMegabytes, Architecture? Architecture, decimal? RetentionDays, StateLogs? StateLogs, bool? IsTraced)
{
    /// <summary>Reads a root that was applied, or a file with what <c>terraform show -json</c> or <c>terraform output -json</c> printed.</summary>
    /// <exception cref="DeploymentException">There is nothing to read, it is something else, or it deploys what the model has no term for.</exception>
    public static async Task<TerraformTerms> ReadAsync(string place, CancellationToken cancellationToken)
    {
        var json = File.Exists(place) ? await File.ReadAllTextAsync(place, cancellationToken)
            : Directory.Exists(place) ? await ShowAsync(place, cancellationToken)
            : throw new DeploymentException($"There is no Terraform root or file {place}.");
        try
        {
            return Read(JsonNode.Parse(json)!.AsObject(), place);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            throw new DeploymentException($"{place}: not what terraform show -json or terraform output -json prints ({broken.Message.ReplaceLineEndings(" ")})", broken);
        }
    }

    /// <summary>The terms with these in place of those that it says something about.</summary>
    /// <exception cref="PriceSheetException">There is no sheet for the Region.</exception>
    public Terms Over(Terms terms) => terms with
    {
        Sheet = PriceSheets.For(Region, assumeHome: true),
        MemoryMegabytes = MemoryMegabytes ?? terms.MemoryMegabytes,
        Architecture = Architecture ?? terms.Architecture,
        RetentionDays = RetentionDays ?? terms.RetentionDays,
        StateLogs = StateLogs ?? terms.StateLogs,
        IsTraced = IsTraced ?? terms.IsTraced,
    };

    private static TerraformTerms Read(JsonObject document, string place)
    {
        var values = document["planned_values"] ?? document["values"];
        var outputs = (values is null ? document : values["outputs"]) as JsonObject;
        var region = (string?)outputs?["aws_region"]?["value"] ?? throw new DeploymentException(
            $"{place}: it names no aws_region, so nothing of this repository's is planned or applied there.");
        return values is null ? OfOutputs(outputs!, region) : OfResources([.. Resources(values["root_module"])], region, place);
    }

    private static TerraformTerms OfOutputs(JsonObject outputs, string region)
    {
        var settings = outputs["settings"]?["value"];
        return new(
            region, (decimal?)settings?["memory_size"], (string?)settings?["architecture"] is { } name ? ArchitectureOf(name) : null,
            (decimal?)settings?["durable_retention_days"], null, null);
    }

    private static TerraformTerms OfResources(IReadOnlyList<JsonNode> resources, string region, string place)
    {
        // All functions of a root have the same; the model has one term for them.
        T? Single<T>(string type, string what, Func<JsonNode, T?> read)
        {
            var found = resources.Where(resource => (string?)resource["type"] == type).Select(resource => read(resource["values"]!))
                .Where(value => value is not null).Distinct().ToList();
            return found.Count <= 1
                ? found.FirstOrDefault()
                : throw new DeploymentException($"{place}: {what} differs, {string.Join(" and ", found)}; the model prices one.");
        }
        return new(
            region,
            Single("aws_lambda_function", "memory_size", values => (decimal?)values["memory_size"]),
            Single("aws_lambda_function", "architectures", values => (string?)values["architectures"]?[0]) is { } name ? ArchitectureOf(name) : null,
            Single("aws_lambda_function", "retention_period", values => (decimal?)First(values, "durable_config")?["retention_period"]),
            Single("aws_sfn_state_machine", "the log level", values => (string?)First(values, "logging_configuration")?["level"]) is { } level
                ? Enum.TryParse<StateLogs>(level, ignoreCase: true, out var logs) ? logs : throw new FormatException($"log level {level}")
                : null,
            Single("aws_lambda_function", "tracing", values => (string?)First(values, "tracing_config")?["mode"]) is { } mode
                ? mode == "Active"
                : null);
    }

    private static IEnumerable<JsonNode> Resources(JsonNode? module)
    {
        IEnumerable<JsonNode> own = module?["resources"]?.AsArray().OfType<JsonNode>() ?? [];
        return own.Concat(module?["child_modules"]?.AsArray().SelectMany(Resources) ?? []);
    }

    // A block is a list, of one at most.
    private static JsonNode? First(JsonNode values, string block) => values[block] is JsonArray { Count: > 0 } list ? list[0] : null;

    private static Architecture ArchitectureOf(string name) => name switch
    {
        "arm64" => Pricing.Workloads.Architecture.Arm64,
        "x86_64" => Pricing.Workloads.Architecture.X86,
        _ => throw new FormatException($"architecture {name}"),
    };

    private static async Task<string> ShowAsync(string root, CancellationToken cancellationToken)
    {
        var program = ProgramPath.FindTerraform()
            ?? throw new DeploymentException("--from-terraform asks Terraform what it applied, and neither terraform nor tofu is on the PATH.");
        var answer = await ProgramAnswer.RunAsync(new(program, [$"-chdir={root}", "show", "-json", "-no-color"]), cancellationToken);
        return answer.ExitCode == 0
            ? answer.Output
            : throw new DeploymentException($"Terraform cannot say what it applied in {root}: {answer.Errors.Trim().ReplaceLineEndings(" ")}");
    }
}
