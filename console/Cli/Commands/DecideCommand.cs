using System.CommandLine;
using System.Text.Json.Nodes;
using Comparison.Cli.Output;
using Comparison.Cli.Remote;

namespace Comparison.Cli.Commands;

/// <summary><c>compare approve ID</c> and <c>compare reject ID</c>: decide, in each stack where the decision waits.</summary>
internal sealed class DecideCommand : RemoteCommand
{
    private readonly string _decision;
    private readonly Argument<string> _id = new("id") { Description = "A decision's id, or the id of the request that it is about." };
    private readonly Option<string?> _by = new("--by") { Description = "Who decides; the first of those who may, when absent." };
    private readonly Option<string?> _comment = new("--comment") { Description = "What to say with it." };

    public DecideCommand(string decision)
        : base(decision, decision == "approve" ? "Approves what waits for a decision." : "Rejects what waits for a decision.")
    {
        _decision = decision;
        Add(_id);
        Add(_by);
        Add(_comment);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, IReadOnlyList<RemoteStack> stacks, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(_id);
        var decided = 0;
        foreach (var stack in stacks)
        {
            if (await FindAsync(stack, id, cancellationToken) is not { } pending)
                continue;
            var body = new JsonObject { ["decision"] = _decision, ["decided_by"] = parsed.GetValue(_by) ?? $"{pending["deciders"]![0]}" };
            if (parsed.GetValue(_comment) is { } comment)
                body["comments"] = comment;
            var path = $"decisions/{Uri.EscapeDataString(pending["id"]!.ToString())}";
            var (status, answer) = await stack.PostAsync(path, body, cancellationToken);
            if (status != 200)
                return Exit.Usage($"{stack.Variant}: {string.Join("; ", answer["errors"] as JsonArray ?? [])}");
            Terminal.Say($"{stack.Variant}: {pending["id"]} is {answer["decided"]!["status"]} by {answer["decided"]!["decided_by"]}");
            decided++;
        }
        return decided > 0 ? Exit.Same : Exit.Usage($"No decision about '{id}' waits for anybody.");
    }

    private static async Task<JsonNode?> FindAsync(RemoteStack stack, string id, CancellationToken cancellationToken)
    {
        for (string? cursor = null; ;)
        {
            var next = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await stack.GetAsync($"decisions?limit=100{next}", cancellationToken);
            var found = (page?["decisions"] as JsonArray ?? []).FirstOrDefault(item => $"{item!["id"]}" == id || $"{item["subject_id"]}" == id);
            cursor = page?["cursor"]?.ToString();
            if (found is not null || cursor is null)
                return found;
        }
    }
}
