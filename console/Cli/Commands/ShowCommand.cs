using System.CommandLine;
using System.Text.Json.Nodes;
using Comparison.Cli.Output;
using Comparison.Cli.Remote;
using Comparison.Domain;
using Comparison.Reports.Documents;

namespace Comparison.Cli.Commands;

/// <summary><c>compare show ID</c>: an execution's status, question, outcome and timeline in each stack that has it.</summary>
internal sealed class ShowCommand : RemoteCommand
{
    private readonly Argument<string> _id = new("id") { Description = "The request's id, such as REQ-003." };

    public ShowCommand()
        : base("show", "Shows an execution: its status, what is asked and of whom, its timeline and its outcome.") => Add(_id);

    protected override async Task<int> RunAsync(ParseResult parsed, IReadOnlyList<RemoteStack> stacks, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(_id);
        var found = 0;
        foreach (var stack in stacks)
        foreach (var workflow in WorkflowNames.All)
        {
            var path = $"workflows/{workflow.ToText()}/{Uri.EscapeDataString(id)}";
            if (await stack.GetAsync(path, cancellationToken) is not { } execution)
                continue;
            Write(stack.Variant, execution, await Desk.FindAsync(stack, id, cancellationToken));
            found++;
        }
        return found > 0 ? Exit.Same : Exit.Usage(await RefusalAsync(id, stacks, cancellationToken));
    }

    private static async Task<string> RefusalAsync(string id, IReadOnlyList<RemoteStack> stacks, CancellationToken cancellationToken)
    {
        List<string> known = [];
        foreach (var stack in stacks)
        foreach (var workflow in WorkflowNames.All)
            known.AddRange(Json.Items(await stack.GetAsync($"workflows/{workflow.ToText()}?limit=25", cancellationToken), "executions")
                .Select(execution => Json.Text(execution, "id")));
        return known.Count > 0
            ? Nearest.Unknown("id", id, known)
            : $"Unknown id '{id}': nothing has been started yet; compare up says how.";
    }

    private static void Write(string variant, JsonObject execution, JsonNode? question)
    {
        Terminal.Say($"{Json.Text(execution, "id")} in {variant}: {Status(execution)}");
        if (question is not null)
        {
            Terminal.Tell($"asked: {Json.Text(question, "question")} {Desk.Facts(question)}");
            Terminal.Tell($"of: {string.Join(", ", Desk.Deciders(question))}, until {Json.Instant(question, "reply_by")}");
        }
        if (execution["outcome"] is { } outcome)
            Terminal.Say($"outcome: {outcome.ToJsonString()}");
        TableView.Write(Terminal.Console, new(
            "", [.. Column.Texts("at", "event", "name", "error")],
            [.. Json.Items(execution, "timeline").Select(entry => (string[])
                [Json.Text(entry, "at"), Json.Text(entry, "event"), Json.Text(entry, "name"), Json.Text(entry, "error")])]));
    }

    private static string Status(JsonObject execution) => execution["waiting_for"] is JsonArray { Count: > 0 } waiting
        ? $"waiting for {string.Join(", ", waiting)}"
        : Json.Text(execution, "status");
}
