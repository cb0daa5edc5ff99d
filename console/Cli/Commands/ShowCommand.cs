using System.CommandLine;
using System.Text.Json.Nodes;
using Comparison.Cli.Output;
using Comparison.Cli.Remote;
using Comparison.Domain;
using Spectre.Console;

namespace Comparison.Cli.Commands;

/// <summary><c>compare show ID</c>: an execution's status, outcome and timeline in each stack that has it.</summary>
internal sealed class ShowCommand : RemoteCommand
{
    private readonly Argument<string> _id = new("id") { Description = "The request's id, such as REQ-003." };

    public ShowCommand()
        : base("show", "Shows an execution's status, outcome and timeline.") => Add(_id);

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
            Write(stack.Variant, execution);
            found++;
        }
        return found > 0 ? Exit.Same : Exit.Usage($"No execution is called '{id}'.");
    }

    private static void Write(string variant, JsonObject execution)
    {
        var title = new TableTitle(Markup.Escape($"{execution["id"]} in {variant}: {Status(execution)}"));
        var table = new Table { Border = TableBorder.Rounded, Title = title };
        table.AddColumns("at", "event", "name", "error");
        foreach (var entry in execution["timeline"] as JsonArray ?? [])
            table.AddRow(Text(entry, "at"), Text(entry, "event"), Text(entry, "name"), Text(entry, "error"));
        Terminal.Console.Write(table);
        if (execution["outcome"] is { } outcome)
            Terminal.Say($"outcome: {outcome.ToJsonString()}");
    }

    private static string Status(JsonObject execution) => execution["waiting_for"] is JsonArray { Count: > 0 } waiting
        ? $"waiting for {string.Join(", ", waiting)}"
        : $"{execution["status"]}";

    private static string Text(JsonNode? entry, string member) => Markup.Escape(entry?[member]?.ToString() ?? "");
}
