using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Reviews;

/// <summary>What a root would make for somebody who means it: the plan of the provider itself, by <c>terraform show -json</c>.</summary>
internal sealed class ReviewedPlan
{
    private static readonly string[] Names = ["name", "function_name"];

    private readonly IReadOnlyList<JsonObject> _changes;

    private ReviewedPlan(JsonNode shown) => _changes =
    [
        .. shown["resource_changes"]!.AsArray().Select(change => change!.AsObject()).Where(change => $"{change["mode"]}" == "managed"),
    ];

    public static async Task<ReviewedPlan> ReadAsync(TerraformFixture terraform, string root)
    {
        var file = terraform.Checkout.At($"{root}.plan");
        var planned = await terraform.RunAsync(
            $"terraform/{root}", "plan", "-input=false", $"-out={file}", "-var=package_dir=../tests/packages", "-var-file=../tests/reviewed.tfvars");
        Assert.True(planned.ExitCode == 0, planned.Text);
        var shown = await terraform.RunAsync($"terraform/{root}", "show", "-json", file);
        Assert.True(shown.ExitCode == 0, shown.Text);
        return new(JsonNode.Parse(shown.Output)!);
    }

    /// <summary>The values of a claim for each resource that it is about, without the resource's own name.</summary>
    public IReadOnlyList<string> Read(Claim claim) =>
    [
        .. _changes
            .Where(change => $"{change["type"]}" == claim.Type && claim.IsAbout($"{change["address"]}"))
            .Select(change => Anonymous(Value(change["change"]!, claim), change["change"]!["after"]!)),
    ];

    private static string Value(JsonNode change, Claim claim)
    {
        var path = claim.Attribute.Split('.');
        var value = Follow(change["after"], path);
        if (value is null && Follow(change["after_unknown"], path)?.ToString() == "true")
            return "(known after apply)";
        return claim.Part is null ? Text(value) : Text(Follow(JsonNode.Parse(value!.ToString()), claim.Part.Split('.')));
    }

    // A number picks from a list.
    private static JsonNode? Follow(JsonNode? from, string[] path) => path.Aggregate(from, (node, step) => node switch
    {
        JsonArray list => int.TryParse(step, out var index) && index < list.Count ? list[index] : null,
        JsonObject members => members[step],
        _ => node, // unknown as a whole
    });

    private static string Text(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue text when text.TryGetValue<string>(out var written) => written,
        _ => value.ToJsonString(),
    };

    private static string Anonymous(string value, JsonNode resource) => Names
        .Select(member => resource[member]?.ToString())
        .OfType<string>()
        .Where(name => name.StartsWith("comparison-x-", StringComparison.Ordinal))
        .Aggregate(value, (text, name) => text.Replace(name, "NAME", StringComparison.Ordinal));
}

/// <summary>Something that the plan says of every resource of a type.</summary>
/// <param name="Attribute">Where it says so, with points between and numbers for the items of lists.</param>
/// <param name="Holds">Whether what it says is good.</param>
internal sealed record Claim(string Type, string Attribute, Func<string, bool> Holds)
{
    /// <summary>Where in the JSON text of the attribute; null for the attribute itself.</summary>
    public string? Part { get; init; }

    /// <summary>What an address must match, as a regular expression; anything when absent.</summary>
    public string? Address { get; init; }

    /// <summary>Whether only one root has such resources.</summary>
    public bool IsOfOneVariant { get; init; }

    public bool IsAbout(string address) => Address is null || Regex.IsMatch(address, Address);
}
