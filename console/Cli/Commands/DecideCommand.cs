using System.CommandLine;
using System.Text.Json.Nodes;
using Comparison.Cli.Output;
using Comparison.Cli.Remote;
using Spectre.Console;

namespace Comparison.Cli.Commands;

/// <summary><c>compare approve ID</c> and <c>compare reject ID</c>: decide, in each stack where the decision waits.</summary>
internal sealed class DecideCommand : RemoteCommand
{
    private const int Decided = 200;
    private const int NotAmongThem = 403;
    private const int DecidedBefore = 409;

    private readonly string _decision;
    private readonly Argument<string> _id = new("id") { Description = "A decision's id, or the id of the request that it is about." };

    private readonly Option<string?> _by = new("--by")
    {
        Description = "Who decides: one of those who may. Asked for on a terminal when absent.",
        HelpName = "decider",
    };

    private readonly Option<string?> _comment = new("--comment") { Description = "What to say with it.", HelpName = "text" };

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
        List<(RemoteStack Stack, JsonNode Decision)> pending = [];
        foreach (var stack in stacks)
            if (await Desk.FindAsync(stack, id, cancellationToken) is { } decision)
                pending.Add((stack, decision));
        if (pending.Count == 0)
            return await RefuseAsync(stacks, id, cancellationToken);

        string[] deciders = [.. pending.SelectMany(one => Desk.Deciders(one.Decision)).Distinct()];
        if (parsed.GetValue(_by) is null && !Terminal.IsAnswered)
            return Exit.Usage($"Who decides? --by with one of those who may: {string.Join(", ", deciders)}");
        var by = parsed.GetValue(_by) ?? await AskAsync(pending[0].Decision, deciders, cancellationToken);
        foreach (var (stack, decision) in pending)
            if (await DecideAsync(stack, decision, by, parsed.GetValue(_comment), cancellationToken) is { } refusal)
                return Exit.Usage(refusal);
        return Exit.Same;
    }

    private static Task<string> AskAsync(JsonNode decision, string[] deciders, CancellationToken cancellationToken)
    {
        Terminal.Tell($"{Json.Text(decision, "question")} {Desk.Facts(decision)}");
        return new TextPrompt<string>("Who decides?").AddChoices(deciders).ShowAsync(Terminal.Console, cancellationToken);
    }

    /// <returns>Why it was not decided; null when it was.</returns>
    private async Task<string?> DecideAsync(RemoteStack stack, JsonNode asked, string by, string? comment, CancellationToken cancellationToken)
    {
        var id = Json.Text(asked, "id");
        var body = new JsonObject { ["decision"] = _decision, ["decided_by"] = by };
        if (comment is not null)
            body["comments"] = comment;
        var (status, answer) = await stack.PostAsync($"decisions/{Uri.EscapeDataString(id)}", body, cancellationToken);
        if (status == Decided)
            Terminal.Say($"{stack.Variant}: {id} is {Json.Text(answer["decided"], "status")} by {Json.Text(answer["decided"], "decided_by")}");
        return status switch
        {
            Decided => null,
            DecidedBefore => $"{stack.Variant}: {id} is {Json.Text(answer["decided"], "status")} by {Json.Text(answer["decided"], "decided_by")} "
                + $"since {Json.Instant(answer["decided"], "decided_at")}.",
            NotAmongThem => $"{stack.Variant}: {by} is not among those who may decide: {string.Join(", ", Desk.Deciders(asked))}",
            _ => $"{stack.Variant}: {string.Join("; ", Json.Items(answer, "errors"))}",
        };
    }

    private static async Task<int> RefuseAsync(IReadOnlyList<RemoteStack> stacks, string id, CancellationToken cancellationToken)
    {
        List<string> became = [];
        foreach (var stack in stacks)
            if (await Desk.ExplainAsync(stack, id, cancellationToken) is { } line)
                became.Add(line);
        return Exit.Usage(became.Count > 0 ? string.Join(' ', became) : $"Nothing about '{id}' waits for anybody, or ever did; compare pending lists what does.");
    }
}
